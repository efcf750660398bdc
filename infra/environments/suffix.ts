/**
 * The pattern of `-c suffix` and of the parameter EnvironmentSuffix, which is part of every resource name. Cognito reserves three words.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
 */
export const suffixPattern = '^(?!.*(aws|amazon|cognito))[a-z]([a-z0-9-]{0,14}[a-z0-9])?$';
export const suffixRule =
  '1 to 16 lower-case letters, digits and hyphens that start with a letter, do not end with a hyphen and do not contain aws, amazon or cognito';
