import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Bundle } from './bundles';
import { keyOf, turns } from './cold';
import { eventOf, expectedStatus } from './requests';
import { samples } from './table';

// A function has its process for itself: seen thousands of requests, then timed, in microseconds for one.
const driver = `
  const [file, event, expected] = process.argv.slice(2).map((argument, i) => (i === 0 ? argument : JSON.parse(argument)));
  const { handler } = require(file);
  const context = { getRemainingTimeInMillis: () => 10000 };
  const many = async (count) => {
    for (let i = 0; i < count; i += 1) await handler(event, context);
  };
  handler(event, context)
    .then(({ statusCode }) => {
      if (!expected.includes(statusCode)) throw new Error('answered by ' + statusCode);
    })
    .then(() => many(20000))
    .then(async () => {
      const began = performance.now();
      await many(20000);
      console.log((performance.now() - began) / 20);
    });
`;

/** Microseconds for one request in a process that has seen many, by `keyOf`: medians of fresh processes, the variants taking turns. */
export function warmRequests(bundles: readonly Bundle[], rounds: number, events = eventOf): (key: string) => number {
  const program = resolve('.build/bench/warm.cjs');
  writeFileSync(program, driver);
  const times = samples();
  for (let round = 0; round < rounds; round += 1) {
    for (const { variant, scenario, file } of turns(bundles)) {
      const args = [program, file, JSON.stringify(events[scenario]()), JSON.stringify(expectedStatus[scenario])];
      times.add(keyOf(variant, scenario), Number(execFileSync(process.execPath, args, { encoding: 'utf8' })));
    }
  }
  return times.median;
}
