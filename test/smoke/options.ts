import { environmentNames } from '../../infra/cli';
import { parseArguments, UsageError } from '../../src/local/options/arguments';

export const help = `npm run smoke -- --env NAME [options]
npm run smoke -- --url URL --token TOKEN [options]

Calls a deployed API like an app does, with the TypeScript SDK: creates a profile,
reads, replaces, patches and deletes it, and checks the responses to invalid
requests. Prints each check with its duration.

  --env NAME       environment: ${environmentNames}. Reads the URL of the API and
                   its user pool from Systems Manager, creates a temporary user in
                   the pool and signs in with SRP
  --suffix NAME    suffix of the environment (default: its name)
  --url URL        URL of the API (default: the one of the environment)
  --token TOKEN    ID token of an existing user without a profile; no temporary
                   user is created
  --administrator  makes the temporary user an administrator and lists the users.
                   Without this option, the check is that a user may not list
  --origin ORIGIN  web origin for the CORS checks (default: the first one of the
                   environment)
  --help           prints this text

AWS credentials and region come from the environment. The command deletes the
profile and the temporary user, also after a failure and after Ctrl-C.
The exit code is 0 if all checks pass, 1 if a check fails or something is left
behind, 2 for an invalid option, 129 to 143 after a signal.
`;

/** The options of the command. */
export interface Options {
  readonly env?: string;
  readonly suffix?: string;
  readonly url?: string;
  readonly token?: string;
  readonly administrator: boolean;
  readonly origin?: string;
  readonly help: boolean;
}

const known = {
  env: { type: 'string' },
  suffix: { type: 'string' },
  url: { type: 'string' },
  token: { type: 'string' },
  administrator: { type: 'boolean', default: false },
  origin: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the command line. @throws UsageError for an unknown option, or when the API or its user is not selected */
export function readOptions(args: readonly string[]): Options {
  const options = parseArguments(args, known);
  if (options.help) return options;
  const { env, url, token, administrator, suffix } = options;
  if (env === undefined && (url === undefined || token === undefined))
    throw new UsageError(`--env is missing. Add --env NAME (${environmentNames}), or --url URL and --token TOKEN.`);
  if (env === undefined && suffix !== undefined) throw new UsageError('--suffix requires --env.');
  if (administrator && token !== undefined)
    throw new UsageError('--administrator changes the temporary user, and --token creates none. Use the token of an administrator.');
  return options;
}
