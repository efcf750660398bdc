import { build, type BuildOptions, type Plugin } from 'esbuild';
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { bundling } from '../../infra/bundle/bundle';

export const variants = ['openapi-backend as in its README', 'this project', 'bare ajv'] as const;
export type Variant = (typeof variants)[number];
export type Operation = 'createUser' | 'getUser';

export interface Bundle {
  variant: string;
  operation: Operation;
  file: string;
  /** In units of 1,000 bytes. */
  kilobytes: number;
}

const folder = resolve('.build/bench');

/** Replaces modules, by the pattern of their import, with files of variants/. */
const replacing = (name: string, files: readonly (readonly [RegExp, string])[]): Plugin => ({
  name,
  setup: ({ onResolve }) => {
    for (const [filter, file] of files) onResolve({ filter }, () => ({ path: resolve('test/bench/variants', file) }));
  },
});

const inMemory = [/^\.\.\/dynamodb\//, 'store.ts'] as const;

/** The same function on a store in memory, to measure everything except the store. */
export const withoutSdk = replacing('without-sdk', [inMemory, [/^\.\/src\/lambda$/, 'lambda.ts']]);

/** Converts YAML to JSON at build time. */
export const yaml: Plugin = {
  name: 'yaml',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.yaml$/ }, ({ path }) => ({
      loader: 'json',
      contents: JSON.stringify(parse(readFileSync(path, 'utf8'), { maxAliasCount: -1 })),
    })),
};

/** Builds all variants of both operations, minified like a deployment. */
export const makeBundles = (): Promise<Bundle[]> =>
  Promise.all(variants.flatMap((variant) => [bundled(variant, 'getUser'), bundled(variant, 'createUser')]));

async function bundled(variant: Variant, operation: Operation): Promise<Bundle> {
  const file = join(folder, `${variants.indexOf(variant)}-${operation}.cjs`);
  const { plugins = [], ...ours } = bundling(operation);
  const { stdin: _, ...shared } = ours;
  const options: Record<Variant, BuildOptions> = {
    'openapi-backend as in its README': { ...shared, entryPoints: ['test/bench/variants/readme-way.ts'], plugins: [yaml] },
    'this project': { ...ours, plugins: [...plugins, withoutSdk] },
    'bare ajv': { ...shared, stdin: { resolveDir: process.cwd(), contents: bareEntry(operation) } },
  };
  await build({ ...options[variant], outfile: file, logLevel: 'error' });
  return { variant, operation, file, kilobytes: statSync(file).size / 1000 };
}

const bareEntry = (operation: Operation): string => `
  import validators from './generated/validators/${operation}';
  import { bare } from './test/bench/variants/bare-ajv';
  export const handler = bare(validators);
`;

export const callersVariants = ['without authorization', 'x-access enforced'] as const;

/** Builds both operations with and without authorization, and no other difference. */
export const makeCallersBundles = (): Promise<Bundle[]> =>
  Promise.all(callersVariants.flatMap((variant) => [ofCallers(variant, 'getUser'), ofCallers(variant, 'createUser')]));

async function ofCallers(variant: (typeof callersVariants)[number], operation: Operation): Promise<Bundle> {
  const file = join(folder, `callers-${callersVariants.indexOf(variant)}-${operation}.cjs`);
  const { plugins = [], ...ours } = bundling(operation);
  const enforced = [replacing('enforced', [inMemory, [/^\.\/src\/lambda$/, 'lambda-of-callers.ts']])];
  const notEnforced = [withoutSdk, replacing('not-enforced', [[/^\.\/authorization$/, 'no-authorization.ts']])];
  const own = variant === 'x-access enforced' ? enforced : notEnforced;
  await build({ ...ours, plugins: [...plugins, ...own], outfile: file, logLevel: 'error' });
  return { variant, operation, file, kilobytes: statSync(file).size / 1000 };
}
