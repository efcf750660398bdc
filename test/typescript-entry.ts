import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';
import { root } from './structure/files';

/** Returns the arguments of node that run a TypeScript file of this project in a new process, from any working directory. */
export const entryPoint = (file: string): string[] => [
  '--import',
  pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href,
  resolve(root, file),
];
