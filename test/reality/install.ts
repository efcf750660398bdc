import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { run } from '../clients/swift/child';
import { interrupted } from './interrupted';

const folder = resolve('test/reality');

/** The folder of the npm packages that the parts use. */
export const packages = join(folder, 'node_modules');

/** Loads one of these packages. */
export const load = createRequire(join(folder, 'package.json'));

const modified = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * Installs the locked npm packages of the parts if the installed ones are older.
 * @returns why the packages could not be installed; undefined on success
 */
export const missingPackages = (): Promise<string | undefined> => missingPackagesIn(folder);

/** Installs the locked npm packages of a folder, as {@link missingPackages} does. */
export async function missingPackagesIn(root: string): Promise<string | undefined> {
  if (modified(join(root, 'node_modules/.package-lock.json')) >= modified(join(root, 'package-lock.json'))) return undefined;
  const args = ['ci', '--prefix', root, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await run({ program: 'npm', args }, interrupted);
  return code === 0 ? undefined : `npm could not install the packages of ${root}: ${output.trim()}`;
}
