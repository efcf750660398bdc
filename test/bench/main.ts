// Measures a function without its store, with authorization and without, and its settings: npm run bench -- [--json FILE]
import { parseArgs } from 'node:util';
import { benchAuthorization } from './authorization';
import { measuredNode } from './cold-start/install';
import { benchServePath } from './serve-path';
import { benchSettings } from './settings';

const usage = `Usage: npm run bench -- [options]

Measures the functions without their store side by side with the alternatives, cold and warm, then what authorization, live settings and
X-Ray add. It takes three minutes.

  --json FILE   writes the microseconds of warm requests as well
  --help        this text`;

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
