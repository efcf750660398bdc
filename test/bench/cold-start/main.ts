// Measures the cold start of the deployed functions: node --import tsx test/bench/cold-start/main.ts [--samples N] [--json FILE]
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { eventOf } from '../requests';
import { content } from '../sample';
import { type Asset, assets, type Operation, operations } from './implementations';
import { startGround } from './ground';
import { measuredNode } from './install';
import { mediansOf, report } from './report';
import { type Ground, sample, type Sample } from './sample';

const usage = `Usage: npm run bench:cold -- [options]

Measures the time to the first response of the deployed functions and of the compared implementations, in fresh processes.

  --samples N   processes per implementation and operation (20)
  --json FILE   also writes the medians to FILE
  --help        shows this text`;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const events: Record<Operation, () => object> = {
  getUser: eventOf.get,
  createUser: () => ({ ...eventOf.create(), body: JSON.stringify({ ...content, email: `${randomUUID()}@example.com` }) }),
};
const expected: Record<Operation, number> = { getUser: 200, createUser: 201 };

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { samples: { type: 'string', default: '20' }, json: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log(usage);
  const rounds = Number(values.samples);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--samples is "${values.samples}"; it must be an integer of at least 1`);
  const node = measuredNode(say);
  say('Bundling …');
  const made = await assets();
  const { ground, stop } = await startGround(node);
  try {
    const samples = await measure(ground, made, rounds);
    console.log(report(made, samples, ground));
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(mediansOf(samples), null, 2)}\n`);
  } finally {
    await stop();
  }
}

/** Measures all implementations in turns, after a warm-up round that does not count. */
async function measure(ground: Ground, made: readonly Asset[], rounds: number): Promise<Map<Asset, Sample[]>> {
  const samples = new Map(made.map((asset): [Asset, Sample[]] => [asset, []]));
  const turns = operations.flatMap((operation) => made.filter((asset) => asset.operation === operation));
  for (let round = 0; round <= rounds; round += 1) {
    say(round === 0 ? 'Warm-up round …' : `Round ${round} of ${rounds} …`);
    for (const asset of turns) {
      const { operation } = asset;
      const taken = await sample(ground, asset, [events[operation](), events[operation]()], expected[operation]);
      if (round > 0) samples.get(asset)?.push(taken);
    }
  }
  return samples;
}
