// Measures functions without their store, the cost of authorization, and the cost of runtime settings: npm run bench -- [--json FILE]
import { parseArgs } from 'node:util';
import { benchAuthorization } from './authorization';
import { measuredNode } from './cold-start/install';
import { benchServePath } from './serve-path';
import { benchSettings } from './settings';

const usage = `Usage: npm run bench -- [options]

Measures the functions without their store and the compared implementations, cold and warm, and the cost of authorization, runtime
settings and X-Ray. It takes three minutes.

  --json FILE   also writes the microseconds of warm requests to FILE
  --help        shows this text`;

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) return console.log(usage);
  const node = measuredNode(console.error);
  await benchServePath(node, values.json);
  await benchAuthorization(node);
  await benchSettings();
}
