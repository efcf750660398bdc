import { UsageError } from '../../src/local/options/arguments';
import { codeOf, reasonOf } from '../../src/local/errors';
import { helpOf } from './options/help';
import { readOptions } from './options/options';
import { interruption } from './interruption';
import { runCommand } from './commands/run';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
// The AWS CLI reads this variable; the AWS SDK for JavaScript does not.
const region = process.env['AWS_DEFAULT_REGION'];
if (region) process.env['AWS_REGION'] ??= region;

const exitCodes = { failure: 1, usage: 2 };
const interrupted = interruption('infra/data/main.ts');

// A reader of the progress that ends, such as `head`, does not end the command.
process.stderr.on('error', () => {});

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = failed(error);
  },
);

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (!('help' in options)) return runCommand(options, interrupted.signal);
  process.stdout.write(`${helpOf(options.help)}\n`);
  return 0;
}

/** Prints why the command failed. @returns the exit code */
function failed(error: unknown): number {
  if (interrupted.signal.aborted) return interrupted.code();
  process.stderr.write(`${reasonOf(error)}${adviceFor(error)}\n`);
  if (!(error instanceof UsageError)) return exitCodes.failure;
  process.stderr.write('To list the options: npm run users -- COMMAND --help\n');
  return exitCodes.usage;
}

const advice: Readonly<Record<string, string>> = {
  ENOSPC: '. Free some space, and run the same command again to continue.',
  ENOENT: '. Check the path.',
  ECONNREFUSED: '. Nothing listens there: start the DynamoDB, or check --endpoint, AWS_ENDPOINT_URL and the network.',
  ResourceNotFoundException: '. Check the name of the table and the region.',
};

const adviceFor = (error: unknown): string => advice[codeOf(error) ?? (error instanceof Error ? error.name : '')] ?? '';
