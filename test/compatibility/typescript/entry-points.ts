import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A module that apps import, and the file with its declarations. */
export interface EntryPoint {
  /** The name below the package: the empty text for the package itself, `fixtures` for `user-profiles-client/fixtures`. */
  name: string;
  file: string;
}

interface Exports {
  [name: string]: string | { import?: { types?: string } };
}

/**
 * Returns the modules of a package, as its package.json exports them. A file that it exports as it is, such as package.json, is no module.
 * @throws Error if a module has no declarations.
 */
export function entryPointsOf(folder: string): EntryPoint[] {
  const { exports }: { exports: Exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return Object.entries(exports).flatMap(([name, target]) => {
    if (typeof target === 'string') return [];
    const types = target.import?.types;
    if (types === undefined)
      throw new Error(`package.json exports "${name}" without "types" below "import". Add the path of its declarations.`);
    return [{ name: name.replace(/^\.\/?/, ''), file: join(folder, types) }];
  });
}
