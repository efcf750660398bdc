import { build } from 'esbuild';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { operations, type OperationId } from '../../generated/operations';
import { type BundleOptions, bundling } from './bundle';

/** Returns the folder with the code of an operation's function. */
export type BundleFolder = (operationId: OperationId) => string;

/**
 * Bundles the handlers, each into `functions/<operationId>/function.cjs` beside the `index.mjs` that Lambda loads. The source maps are
 * written to `source-maps/<operationId>.cjs.map`, for reading stack traces; the functions do not load them.
 * @param folder the folder of the assets, which are replaced
 */
export async function bundles(folder: string, options: BundleOptions = {}): Promise<BundleFolder> {
  const bundleFolder: BundleFolder = (operationId) => join(folder, 'functions', operationId);
  const sourceMaps = join(folder, 'source-maps');
  await Promise.all([rm(join(folder, 'functions'), { recursive: true, force: true }), mkdir(sourceMaps, { recursive: true })]);
  await Promise.all(Object.values(operations).map(({ id }) => bundle(id, { folder: bundleFolder(id), sourceMaps }, options)));
  return bundleFolder;
}

interface Target {
  folder: string;
  sourceMaps: string;
}

async function bundle(operationId: OperationId, { folder, sourceMaps }: Target, options: BundleOptions): Promise<void> {
  const { outputFiles } = await build({
    ...bundling(operationId, options),
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
