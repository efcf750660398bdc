import { writeFileSync } from 'node:fs';
import { makeBundles, variants } from './bundles';
import { coldStarts, keyOf } from './cold';
import { versionOf } from './cold-start/install';
import { type Scenario, scenarios } from './requests';
import { table } from './table';
import { allocations, warmRequests } from './warm';

/** Microseconds of a warm request by variant and scenario. */
export type Warm = Record<string, Record<Scenario, number>>;

/**
 * Measures a request through a function without the AWS SDK, and the compared implementations.
 * @param node the Node.js that runs the functions
 * @param json a file for the results of warm requests
 */
export async function benchServePath(node: string, json?: string): Promise<void> {
  const bundles = await makeBundles();
  console.error('Cold starts in new processes …');
  const cold = coldStarts(node, bundles, 15);
  console.error('Warm requests …');
  const warm = warmRequests(node, bundles, 7);
  const bytes = allocations(node, bundles);
  if (json !== undefined) {
    const each = variants.map((variant) => [variant, Object.fromEntries(scenarios.map((name) => [name, warm(keyOf(variant, name))]))]);
    writeFileSync(json, `${JSON.stringify(Object.fromEntries(each), null, 2)}\n`);
  }
  const kilobytes = (variant: string) => bundles.filter((bundle) => bundle.variant === variant).map((bundle) => bundle.kilobytes);
  const rows = variants.map((variant) => [
    variant,
    ...kilobytes(variant),
    ...scenarios.map((scenario) => cold(keyOf(variant, scenario))),
    ...scenarios.map((scenario) => warm(keyOf(variant, scenario))),
    ...scenarios.map((scenario) => bytes(keyOf(variant, scenario))),
  ]);
  const header = [
    '',
    'kB get',
    'kB create',
    'cold get, ms',
    'create',
    'invalid',
    'warm get, µs',
    'create',
    'invalid',
    'get, bytes',
    'create',
    'invalid',
  ];
  console.log(`\nInit and first request in a new process, then warm requests (Node ${versionOf(node)})\n`);
  console.log(table(header, rows));
}
