import { resolve } from 'node:path';
import { livingHolder } from '../data/lock';
import { commandLine } from '../process/process-table';

/**
 * Returns the endpoint of the engine that `npm start` runs on a data file, such as `http://127.83.5.219:41234`.
 * @returns undefined when no process uses the file, or its engine is not known yet
 */
export function runningEngine(file: string): string | undefined {
  const { engine } = livingHolder(resolve(file)) ?? {};
  if (engine === undefined) return undefined;
  const args = commandLine(engine);
  const valueOf = (option: string) => args[args.indexOf(option) + 1];
  return args.includes('--host') && args.includes('--port') ? `http://${valueOf('--host')}:${valueOf('--port')}` : undefined;
}
