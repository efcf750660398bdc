/** The names in the template of the checks. */
export const names = {
  stack: 'user-profiles-checked',
  table: 'user-profiles-checked',
  logGroup: '/aws/lambda/user-profiles-checked-getUser',
  parameter: '/user-profiles/checked/api-url',
  domain: 'user-profiles-checked-000000000000',
} as const;
