import { randomUUID } from 'node:crypto';
import { UsageError } from './arguments';
import { greeting, type ReadyTokens } from './greeting';
import { type LocalTokens, localTokens } from './identity/local-tokens';
import { npmExit } from './npm-exit';
import { help, keyDirectory, readOptions } from './options';
import { type Backend, startBackend } from './start';

/** One Ctrl-C under npm arrives twice: from the terminal and from npm. Both count as one within this time, in milliseconds. */
const sameKeystroke = 300;

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof UsageError) console.error('npm start -- --help shows what there is.');
  process.exit(error instanceof UsageError ? 2 : 1);
});

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === 'help') {
    console.log(help);
    return;
  }
  // Signals are heard before anything is started that a signal would have to end.
  const tokens = localTokens(keyDirectory(options), options.auth);
  const starting = Promise.resolve().then(() => startBackend(options, tokens));
  endOnSignal(starting);
  const backend = await starting;
  const ready = options.auth ? await readyTokens(tokens) : undefined;
  console.log(greeting({ url: backend.url, options, unique: Date.now().toString(36), tokens: ready }));
  const reason = await backend.died;
  throw new Error(`The embedded DynamoDB has ended, and with it the API: ${reason}`);
}

/** Those that are printed are good for a working day. */
const secondsOfReadyTokens = 12 * 3600;

async function readyTokens({ sign }: LocalTokens): Promise<ReadyTokens> {
  return {
    administrator: await sign({ sub: randomUUID(), administrator: true }, secondsOfReadyTokens),
    person: await sign({ sub: randomUUID(), administrator: false }, secondsOfReadyTokens),
  };
}

/** The first signal lets requests in flight finish, the second ends at once. The end of npm counts as a first signal. */
function endOnSignal(starting: Promise<Backend>): void {
  let first: number | undefined;
  const begin = () => {
    first = performance.now();
    void stop(starting);
  };
  const end = (signal: NodeJS.Signals) => {
    if (first === undefined) {
      begin();
    } else if (performance.now() - first > sameKeystroke) {
      process.exit(signal === 'SIGINT' ? 130 : 143);
    }
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  void npmExit('src/local/main.ts').then(() => first ?? begin());
}

async function stop(starting: Promise<Backend>): Promise<void> {
  try {
    const backend = await starting;
    await backend.stop();
    process.exit(0);
  } catch {
    // That it did not start is told by main, and this process ends there.
  }
}
