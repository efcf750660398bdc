import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';
import { root } from './structure/files';

/** The arguments of node that run a TypeScript entry point of this project in a process of its own, whatever its working directory is. */
export const entryPoint = (file: string): string[] => [
  '--import',
  pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href,
  resolve(root, file),
];
