import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Bundle } from './bundles';
import { keyOf, turns } from './cold';
import { eventOf, expectedStatus } from './requests';
import { samples } from './table';

// Each function runs in its own process. After thousands of requests it measures microseconds per request or bytes on the heap per request.
// The shortest of ten times counts, because other load of the machine only adds time.
const driver = `
  const [file, event, expected, measure] = process.argv.slice(2).map((argument, i) => (i === 0 ? argument : JSON.parse(argument)));
  const { handler } = require(file);
  const context = { getRemainingTimeInMillis: () => 10000 };
  const many = async (count) => {
    for (let i = 0; i < count; i += 1) await handler(event, context);
  };
  handler(event, context)
    .then(({ statusCode }) => {
      if (!expected.includes(statusCode)) throw new Error('Unexpected status ' + statusCode);
    })
    .then(() => many(20000))
    .then(async () => {
      const count = 2000;
      globalThis.gc?.();
      const used = process.memoryUsage().heapUsed;
      const times = [];
      do {
        const began = performance.now();
        await many(count);
        times.push(((performance.now() - began) / count) * 1000);
      } while (measure !== 'bytes' && times.length < 10);
      console.log(measure === 'bytes' ? (process.memoryUsage().heapUsed - used) / count : Math.min(...times));
    });
`;

/** Measures the microseconds of a warm request, by `keyOf`: medians of new processes, with the variants in turns. */
export const warmRequests = (node: string, bundles: readonly Bundle[], rounds: number, events = eventOf): ((key: string) => number) =>
  measured([node, 'microseconds'], bundles, rounds, events);

/** Measures the bytes that one request allocates, in the same way. */
export const allocations = (node: string, bundles: readonly Bundle[]): ((key: string) => number) =>
  measured([node, 'bytes'], bundles, 1, eventOf);

/** Size of the young generation in megabytes, large enough to prevent garbage collection during a measurement. */
const youngGeneration = 256;

const flags = {
  microseconds: [],
  bytes: ['--expose-gc', `--max-semi-space-size=${youngGeneration}`, `--min-semi-space-size=${youngGeneration}`],
};

type Way = [node: string, what: keyof typeof flags];

function measured([node, what]: Way, bundles: readonly Bundle[], rounds: number, events: typeof eventOf): (key: string) => number {
  const program = resolve('.build/bench/warm.cjs');
  writeFileSync(program, driver);
  const taken = samples();
  for (let round = 0; round < rounds; round += 1) {
    for (const { variant, scenario, file } of turns(bundles)) {
      const values = [events[scenario](), expectedStatus[scenario], what].map((value) => JSON.stringify(value));
      taken.add(keyOf(variant, scenario), Number(execFileSync(node, [...flags[what], program, file, ...values], { encoding: 'utf8' })));
    }
  }
  return taken.median;
}
