import { randomUUID } from 'node:crypto';
import { type LocalTokens, localTokens } from './identity/local-tokens';
import { UsageError } from './options/arguments';
import { help, keyDirectory, readOptions } from './options/start';
import { onBrokenPipe, stopOnSignal } from './process/shutdown';
import { startBackend } from './start';
import { greeting, type ReadyTokens } from './terminal/greeting';

const interruption = new AbortController();

main().catch((error: unknown) => {
  if (error === interruption.signal.reason) process.exit(0);
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof UsageError) console.error('To list the options: npm start -- --help');
  process.exit(error instanceof UsageError ? 2 : 1);
});

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === 'help') return printHelp();
  const tokens = localTokens(keyDirectory(options), options.auth);
  // The start begins after the signals are handled, so that an early Ctrl-C leaves no process behind.
  const starting = Promise.resolve().then(() => startBackend(options, tokens, interruption.signal));
  stopOnSignal(starting, interruption, 'src/local/main.ts');
  const backend = await starting;
  const ready = options.auth ? await readyTokens(tokens) : undefined;
  console.log(greeting({ url: backend.url, options, unique: Date.now().toString(36), tokens: ready }));
  throw new Error(await backend.died);
}

/** The printed tokens are valid for a working day. */
const secondsOfReadyTokens = 12 * 3600;

async function readyTokens({ sign }: LocalTokens): Promise<ReadyTokens> {
  return {
    administrator: await sign({ sub: randomUUID(), administrator: true }, secondsOfReadyTokens),
    user: await sign({ sub: randomUUID(), administrator: false }, secondsOfReadyTokens),
  };
}

function printHelp(): void {
  onBrokenPipe(() => process.exit(0));
  console.log(help);
}
