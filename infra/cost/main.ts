import { UsageError } from '../cli';
import { billOf } from './bill';
import { help, readOptions } from './options';
import { asJson, report } from './report';

try {
  const options = readOptions(process.argv.slice(2));
  const text = options === 'help' ? help : (options.json ? asJson : report)(options.workload, billOf(options.workload));
  process.stdout.write(`${text}\n`);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\nRun npm run cost -- --help to list the options.\n`);
  process.exitCode = 2;
}
