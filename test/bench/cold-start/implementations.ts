import { build, type BuildOptions } from 'esbuild';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundles } from '../../../infra/bundle/bundles';
import { nodeVersion } from '../../../infra/bundle/node-version';
import { yaml } from '../bundles';

export const implementations = ['openapi-backend and the SDK as in their READMEs', 'this project', 'bare baseline'] as const;
export type Implementation = (typeof implementations)[number];

export const operations = ['getUser', 'createUser'] as const;
export type Operation = (typeof operations)[number];

/** A folder that Lambda could run. */
export interface Asset {
  implementation: Implementation;
  operation: Operation;
  /** LAMBDA_TASK_ROOT. */
  folder: string;
  /** In units of 1,000 bytes. */
  kilobytes: number;
}

const folder = resolve('.build/bench/cold-start');

/** Builds the assets of both operations: ours as deployed, the others minified with the defaults of esbuild for Node.js. */
export async function assets(): Promise<Asset[]> {
  const ours = await bundles(join(folder, 'ours'));
  const made = operations.map(async (operation) => [
    await asset(implementations[0], operation, { entryPoints: ['test/bench/cold-start/implementations/readme-way.ts'], plugins: [yaml] }),
    sized(implementations[1], operation, ours(operation)),
    await asset(implementations[2], operation, { stdin: { resolveDir: process.cwd(), contents: baselineEntry(operation) } }),
  ]);
  return (await Promise.all(made)).flat();
}

async function asset(implementation: Implementation, operation: Operation, options: BuildOptions): Promise<Asset> {
  const into = join(folder, `${implementations.indexOf(implementation)}-${operation}`);
  mkdirSync(into, { recursive: true });
  const shared: BuildOptions = {
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: `node${nodeVersion}`,
    logLevel: 'error',
  };
  await build({ ...shared, ...options, outfile: join(into, 'index.js') });
  return sized(implementation, operation, into);
}

const sized = (implementation: Implementation, operation: Operation, into: string): Asset => ({
  implementation,
  operation,
  folder: into,
  kilobytes: readdirSync(into).reduce((bytes, file) => bytes + statSync(join(into, file)).size, 0) / 1000,
});

const baselineEntry = (operation: Operation): string => `
  import validators from './generated/validators/${operation}';
  import { baseline } from './test/bench/cold-start/implementations/bare-baseline';
  export const handler = baseline(validators);
`;
