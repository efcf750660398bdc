import { spawnSync } from 'node:child_process';
import { command, helpOf, tasks, UsageError } from './cli';

// npm run synth | deploy | diff | destroy: the task comes first, as package.json names it.
const [first, ...args] = process.argv.slice(2);
const task = tasks.find((known) => known === first);
if (task === undefined) throw new Error(`The task is ${first}; it must be ${tasks.join(', ')}`);

try {
  const wanted = command(task, args);
  if (wanted === 'help') {
    process.stdout.write(`${helpOf(task)}\n`);
  } else {
    process.stderr.write(`cdk ${wanted.join(' ')}\n`);
    const { status } = spawnSync(process.execPath, [require.resolve('aws-cdk/bin/cdk'), ...wanted], { stdio: 'inherit' });
    process.exitCode = status ?? 1;
  }
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\nnpm run ${task} -- --help shows what there is.\n`);
  process.exitCode = 2;
}
