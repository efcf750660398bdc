import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Bundle } from './bundles';
import { eventOf, operationOf, scenarios, type Scenario } from './requests';
import { samples } from './table';

// Runs in a new process: measures the milliseconds from loading the bundle until its first response.
const driver = `
  const [file, event] = process.argv.slice(2);
  const began = performance.now();
  const { handler } = require(file);
  handler(JSON.parse(event), { getRemainingTimeInMillis: () => 10000 }).then(() => console.log(performance.now() - began));
`;

/** Measures the milliseconds until the first response, by `keyOf`: medians of new processes, with the variants in turns. */
export function coldStarts(node: string, bundles: readonly Bundle[], rounds: number, events = eventOf): (key: string) => number {
  const program = resolve('.build/bench/cold.cjs');
  writeFileSync(program, driver);
  const times = samples();
  for (let round = 0; round < rounds; round += 1) {
    for (const { scenario, variant, file } of turns(bundles))
      times.add(keyOf(variant, scenario), sample([node, program, file], events[scenario]()));
  }
  return times.median;
}

/** Combines every bundle with every scenario of its operation. */
export const turns = <Some extends Pick<Bundle, 'operation'>>(bundles: readonly Some[]): (Some & { scenario: Scenario })[] =>
  scenarios.flatMap((scenario) =>
    bundles.filter(({ operation }) => operation === operationOf[scenario]).map((bundle) => ({ ...bundle, scenario })),
  );

export const keyOf = (variant: string, scenario: Scenario): string => `${variant}/${scenario}`;

const sample = ([node, ...program]: [string, ...string[]], event: object): number =>
  Number(execFileSync(node, [...program, JSON.stringify(event)], { encoding: 'utf8' }));
