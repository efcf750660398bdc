import { build, type BuildOptions } from 'esbuild';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundles } from '../../../infra/bundle/bundles';
import { yaml } from '../bundles';

export const contestants = ['openapi-backend and the SDK as their READMEs', 'this project', 'bare floor'] as const;
export type Contestant = (typeof contestants)[number];

export const operations = ['getUser', 'createUser'] as const;
export type Operation = (typeof operations)[number];

/** What Lambda would run. */
export interface Asset {
  contestant: Contestant;
  operation: Operation;
  /** LAMBDA_TASK_ROOT. */
  folder: string;
  /** 1,000 bytes each. */
  kilobytes: number;
}

const folder = resolve('.build/bench/cold-start');

/** The assets of both operations: ours as they are deployed, the others minified by esbuild's defaults for Node.js. */
export async function assets(): Promise<Asset[]> {
  const ours = await bundles(join(folder, 'ours'));
  const made = operations.map(async (operation) => [
    await asset(contestants[0], operation, { entryPoints: ['test/bench/cold-start/contestants/readme-way.ts'], plugins: [yaml] }),
    sized(contestants[1], operation, ours(operation)),
    await asset(contestants[2], operation, { stdin: { resolveDir: process.cwd(), contents: floorEntry(operation) } }),
  ]);
  return (await Promise.all(made)).flat();
}

async function asset(contestant: Contestant, operation: Operation, options: BuildOptions): Promise<Asset> {
  const into = join(folder, `${contestants.indexOf(contestant)}-${operation}`);
  mkdirSync(into, { recursive: true });
  const shared: BuildOptions = { bundle: true, minify: true, format: 'cjs', platform: 'node', target: 'node24', logLevel: 'error' };
  await build({ ...shared, ...options, outfile: join(into, 'index.js') });
  return sized(contestant, operation, into);
}

const sized = (contestant: Contestant, operation: Operation, into: string): Asset => ({
  contestant,
  operation,
  folder: into,
  kilobytes: readdirSync(into).reduce((bytes, file) => bytes + statSync(join(into, file)).size, 0) / 1000,
});

const floorEntry = (operation: Operation): string => `
  import validators from './generated/validators/${operation}';
  import { floor } from './test/bench/cold-start/contestants/bare-floor';
  export const handler = floor(validators);
`;
