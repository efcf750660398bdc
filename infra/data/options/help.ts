import { environmentNames } from '../../cli';

export const commands = ['export', 'import', 'restore', 'seed'] as const;
export type Command = (typeof commands)[number];

const summaries: Record<Command, string> = {
  export: 'writes all users of a table to a file',
  import: 'writes the users of a file to a table',
  restore: 'copies missing users from a point-in-time copy of the table',
  seed: 'writes made-up users to a table',
};

const ownOptions: Record<Command, string> = {
  export: `
  --file FILE           the file to write; - is the standard output
  --restart             begins again instead of continuing an interrupted export`,
  import: `
  --file FILE           the file to read; - is the standard input
  --replace             replaces the content of users who exist with other content
  --keep-invalid        also imports users who break rules of the contract, such as
                        users from the time of an older contract
  --report FILE         writes all users who were not imported to a file (the first
                        20 are always printed)
  --restart             begins again instead of continuing an interrupted import`,
  restore: `
  --from TABLE          the point-in-time copy, a table in the same region
  --apply               writes to the table; without it, the command only says what
                        it would do
  --changed             also restores the content of users who exist with other
                        content
  --deleted             also restores users who were deleted within the last hours,
                        of whom a deletion marker remains
  --ids FILE            restores only these users: one id, or one line of an export,
                        per line
  --exclude FILE        does not restore these users, in the format of --ids
  --list FILE           the list of what is done or would be done, one user per line
                        (restore-<copy>.jsonl)
  --restart             begins again instead of continuing an interrupted restore`,
  seed: `
  --count N             number of users
  --seed S              whole number; the same number makes the same users (1)
  --allow-kept-data     also writes to an environment that keeps its data`,
};

const commonOptions = `
The table, one of:
  --env NAME            the environment on AWS: ${environmentNames}. Credentials and region are
                        those of the AWS CLI
      --suffix NAME     its suffix (the environment's name)
      --table NAME      another table of the same account and region, such as a copy
  --local               the table of npm start, whether it is running or not
      --data DIR        its data directory (.data)
  --endpoint URL        another DynamoDB
      --table NAME      the table
  --listing-shards N    LISTING_SHARDS of the functions, with --local and --endpoint (1)

Capacity:
  --rcu N               read capacity units per second (half of the provisioned
                        capacity; 500 on demand; no limit outside AWS)
  --wcu N               write capacity units per second (as --rcu)
  --help                prints this text`;

/** Returns the help of a command, or of all commands. */
export function helpOf(command: Command | undefined): string {
  if (command === undefined) return overview;
  return `npm run users -- ${command} [options]\n\n${capitalized(summaries[command])}. Defaults are in parentheses.\n${ownOptions[command]}\n${commonOptions}`;
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const overview = `npm run users -- COMMAND [options]

${commands.map((command) => `  ${command.padEnd(9)} ${summaries[command]}`).join('\n')}

To list the options of a command: npm run users -- COMMAND --help`;
