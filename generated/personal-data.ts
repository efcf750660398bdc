// Generated from openapi.yaml by `npm run generate`; do not edit.

/** The names of the properties and parameters that the contract marks with `x-personal-data`, without duplicates. */
export const personalData = ['avatarUrl', 'bio', 'birthDate', 'displayName', 'email', 'familyName', 'givenName', 'locale', 'metadata', 'notifications', 'phoneNumber', 'preferences', 'push', 'sms', 'theme', 'timeZone'] as const;
