/** All options of `npm run users`, for `parseArguments`. */
export const known = {
  env: { type: 'string' },
  suffix: { type: 'string' },
  table: { type: 'string' },
  local: { type: 'boolean' },
  data: { type: 'string' },
  endpoint: { type: 'string' },
  'listing-shards': { type: 'string' },
  rcu: { type: 'string' },
  wcu: { type: 'string' },
  file: { type: 'string' },
  restart: { type: 'boolean' },
  replace: { type: 'boolean' },
  'keep-invalid': { type: 'boolean' },
  report: { type: 'string' },
  from: { type: 'string' },
  apply: { type: 'boolean' },
  changed: { type: 'boolean' },
  deleted: { type: 'boolean' },
  ids: { type: 'string' },
  exclude: { type: 'string' },
  list: { type: 'string' },
  count: { type: 'string' },
  seed: { type: 'string' },
  'allow-kept-data': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** The values of the options that a command line contains. */
export type Values = { [Name in keyof typeof known]?: ((typeof known)[Name]['type'] extends 'string' ? string : boolean) | undefined };
