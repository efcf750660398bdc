import { build } from 'esbuild';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { operations, type OperationId } from '../../generated/operations';
import { bundling } from './bundle';

/** The folder with what Lambda runs, for an operation. */
export type BundleFolder = (operationId: OperationId) => string;

/**
 * Bundles the handlers, each into `functions/<operationId>/function.cjs` below the folder, beside the `index.mjs` that Lambda loads, and its
 * source map into `source-maps/<operationId>.cjs.map`: whoever reads a stack trace has it, the function does not load it.
 */
export async function bundles(folder: string): Promise<BundleFolder> {
  const bundleFolder: BundleFolder = (operationId) => join(folder, 'functions', operationId);
  const sourceMaps = join(folder, 'source-maps');
  await Promise.all([rm(join(folder, 'functions'), { recursive: true, force: true }), mkdir(sourceMaps, { recursive: true })]);
  await Promise.all(Object.values(operations).map(({ id }) => bundle(id, bundleFolder(id), sourceMaps)));
  return bundleFolder;
}

async function bundle(operationId: OperationId, folder: string, sourceMaps: string): Promise<void> {
  const { outputFiles } = await build({
    ...bundling(operationId),
    outfile: join(folder, 'function.cjs'),
    sourcemap: 'external',
    logLevel: 'error',
    write: false,
  });
  await mkdir(folder, { recursive: true });
  const fileOf = (path: string): string => (path.endsWith('.map') ? join(sourceMaps, `${operationId}.cjs.map`) : path);
  await Promise.all([
    copyFile('infra/bundle/start.mjs', join(folder, 'index.mjs')),
    ...outputFiles.map(({ path, contents }) => writeFile(fileOf(path), contents)),
  ]);
}
