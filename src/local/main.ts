import { randomUUID } from 'node:crypto';
import { UsageError } from './options/arguments';
import { onBrokenPipe } from './process/shutdown';
import { greeting, type ReadyTokens } from './terminal/greeting';
import { type LocalTokens, localTokens } from './identity/local-tokens';
import { npmExit } from './process/npm-exit';
import { help, keyDirectory, readOptions } from './options/start';
import { type Backend, startBackend } from './start';

/** One Ctrl-C under npm arrives twice: from the terminal and from npm. Both count as one within this time, in milliseconds. */
const sameKeystroke = 300;

/** How long a start that was told to end may take to end in order, in milliseconds. What it has started ends with this process. */
const patience = 2000;

const stopping = new AbortController();

main().catch((error: unknown) => {
  if (error === stopping.signal.reason) process.exit(0);
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof UsageError) console.error('npm start -- --help shows what there is.');
  process.exit(error instanceof UsageError ? 2 : 1);
});

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === 'help') return printHelp();
  // Signals are heard before anything is started that a signal would have to end.
  const tokens = localTokens(keyDirectory(options), options.auth);
  const starting = Promise.resolve().then(() => startBackend(options, tokens, stopping.signal));
  endOnSignal(starting);
  const backend = await starting;
  const ready = options.auth ? await readyTokens(tokens) : undefined;
  console.log(greeting({ url: backend.url, options, unique: Date.now().toString(36), tokens: ready }));
  throw new Error(await backend.died);
}

/** Those that are printed are good for a working day. */
const secondsOfReadyTokens = 12 * 3600;

async function readyTokens({ sign }: LocalTokens): Promise<ReadyTokens> {
  return {
    administrator: await sign({ sub: randomUUID(), administrator: true }, secondsOfReadyTokens),
    person: await sign({ sub: randomUUID(), administrator: false }, secondsOfReadyTokens),
  };
}

function printHelp(): void {
  onBrokenPipe(() => process.exit(0));
  console.log(help);
}

/**
 * The first signal lets requests in flight finish, the second ends at once. The end of npm, and that of the reader of the output, count as a
 * first signal.
 */
function endOnSignal(starting: Promise<Backend>): void {
  let first: number | undefined;
  const begin = () => {
    if (first !== undefined) return;
    first = performance.now();
    void stop(starting);
  };
  const end = (signal: NodeJS.Signals) => {
    if (first !== undefined && performance.now() - first > sameKeystroke) process.exit(signal === 'SIGINT' ? 130 : 143);
    begin();
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  onBrokenPipe(begin);
  void npmExit('src/local/main.ts').then(begin);
}

async function stop(starting: Promise<Backend>): Promise<void> {
  const impatience = setTimeout(() => process.exit(0), patience);
  stopping.abort();
  try {
    const backend = await starting;
    clearTimeout(impatience);
    await backend.stop();
    process.exit(0);
  } catch {
    // That it did not start is told by main, and this process ends there.
  }
}
