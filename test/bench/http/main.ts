import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Backend, startBackend } from './backend';
import { filled } from './fill';
import { measureLayers } from './layers';
import { measure } from './measure';
import { help, type Options, readOptions, UsageError } from './options';
import { middlesOf, report, rowsOf } from './report';

// The AWS SDK warns in each run which Node.js it will require in 2027.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

const stopping = new AbortController();

main().catch((error: unknown) => {
  if (stopping.signal.aborted) process.exit(130);
  console.error(error instanceof UsageError ? `${error.message}\nRun npm run bench:http -- --help to list the options.` : error);
  process.exit(error instanceof UsageError ? 2 : 1);
});

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') return console.log(help);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
  const { measurements, layers, memory } = await measured(options);
  const result = { ...options, node: process.version, rows: rowsOf(measurements, options), layers: middlesOf(layers), memory };
  console.log(report(result, options));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
}

async function measured(options: Options) {
  const backends = new Map<number, Backend>();
  const run = join(options.data, `run-${process.pid}`);
  try {
    for (const size of options.sizes) {
      const file = await filled(options.data, size, progress, stopping.signal);
      backends.set(size, await startBackend(file, join(run, String(size))));
      stopping.signal.throwIfAborted();
    }
    const aborted = new Promise<never>((_, fail) =>
      stopping.signal.addEventListener('abort', () => fail(new Error('The benchmark was stopped.'))),
    );
    return await Promise.race([measureAll(backends, options), aborted]);
  } finally {
    for (const backend of backends.values()) await backend.stop();
    rmSync(run, { recursive: true, force: true });
  }
}

async function measureAll(backends: Map<number, Backend>, options: Options) {
  const measurements = await measure(backends, options, progress);
  const [first] = backends.values();
  const layers = first ? await measureLayers(first, options) : {};
  const memory = [...backends].map(([size, backend]) => ({ size, ...backend.memory() }));
  return { measurements, layers, memory };
}

/** Updates one line on a terminal; elsewhere writes a line from time to time. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
  else if (!/[1-9] [%s] /.test(text)) process.stderr.write(`${text.trim()}\n`);
}
