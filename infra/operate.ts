import { spawnSync } from 'node:child_process';
import { cdkArguments, helpOf, tasks, UsageError } from './cli';

// The program of npm run synth, deploy, diff and destroy. package.json passes the task as the first argument.
const [first, ...args] = process.argv.slice(2);
const task = tasks.find((known) => known === first);
if (task === undefined) throw new Error(`The task is ${JSON.stringify(first)}; it must be ${tasks.join(', ')}.`);

try {
  const parsed = cdkArguments(task, args);
  if (parsed === 'help') {
    process.stdout.write(`${helpOf(task)}\n`);
  } else {
    process.stderr.write(`cdk ${parsed.join(' ')}\n`);
    const { status } = spawnSync(process.execPath, [require.resolve('aws-cdk/bin/cdk'), ...parsed], { stdio: 'inherit' });
    process.exitCode = status ?? 1;
  }
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\nRun npm run ${task} -- --help to list the options.\n`);
  process.exitCode = 2;
}
