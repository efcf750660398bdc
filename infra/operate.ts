import { cdk } from './cdk';
import { type Command, destroyArguments, helpOf, readCommand, synthArguments, type Task, tasks, UsageError } from './cli';
import { named } from './stack/names';

// Node.js 20 is supported until the AWS SDK requires a later version.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

// The program of npm run synth, deploy, diff and destroy. package.json passes the task as the first argument.
const [first, ...args] = process.argv.slice(2);
const task = tasks.find((known) => known === first);
if (task === undefined) throw new Error(`The task is ${JSON.stringify(first)}; it must be ${tasks.join(', ')}.`);

main(task).catch((error: unknown) => {
  if (!(error instanceof UsageError || (error instanceof Error && error.name === 'NoTarget'))) throw error;
  process.stderr.write(`${error.message}\n`);
  if (error instanceof UsageError) process.stderr.write(`Run npm run ${task} -- --help to list the options.\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});

async function main(known: Task): Promise<void> {
  const command = readCommand(known, args);
  if (command === 'help') process.stdout.write(`${helpOf(known)}\n`);
  else process.exitCode = await run(command);
}

async function run(command: Command): Promise<number> {
  switch (command.task) {
    case 'synth':
      return cdk(synthArguments(command));
    case 'diff':
      return (await import('./deploy')).diff(command);
    case 'destroy':
      process.stderr.write(`${consequences(command)}\n`);
      return cdk(destroyArguments(command));
    case 'deploy':
      // The other tasks start faster without the clients of the AWS SDK.
      return (await import('./deploy')).deploy(command);
  }
}

const consequences = ({ suffix }: Command): string =>
  `Deletes the stack ${named(suffix)} with its table, its user pool and all its users, its logs and its settings.\n` +
  'The logging role of API Gateway remains if this stack set it: other APIs of the account may write logs with it.';
