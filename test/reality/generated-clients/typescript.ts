import { join, resolve } from 'node:path';
import { missingPackages, packages } from '../install';
import type { GeneratedClient } from './client';

const node = (...args: readonly string[]) => ({ program: process.execPath, args });

const program = (name: string): string => join(packages, '.bin', name);

const strict = [
  '--strict',
  '--target',
  'es2022',
  '--module',
  'preserve',
  '--moduleResolution',
  'bundler',
  '--lib',
  'es2023,dom,dom.iterable',
];

const bundle = ['journey.ts', '--bundle', '--platform=node', '--outfile=journey.cjs', '--log-level=warning'];

/** @param generate the npm program that generates the client */
const typescriptClient = (name: string, generate: string): GeneratedClient => ({
  name,
  missing: missingPackages,
  build: () => [
    // The program imports zod, which must be in a node_modules folder above it.
    { program: 'ln', args: ['-s', packages, 'node_modules'] },
    node(program(generate)),
    node(program('tsc'), '--noEmit', ...strict, '--types', 'node', '--typeRoots', resolve('node_modules/@types'), 'journey.ts'),
    { program: resolve('node_modules/.bin/esbuild'), args: bundle },
  ],
  journey: () => node('journey.cjs'),
});

export const orval = typescriptClient('orval', 'orval');
export const heyApi = typescriptClient('hey-api', 'openapi-ts');
