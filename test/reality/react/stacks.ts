import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type * as Fixtures from '../../../clients/typescript/src/fixtures/index';
import type * as Sdk from '../../../clients/typescript/src/index';
import type * as Entry from '../../../clients/typescript/src/tanstack-query/index';
import { sdkName, type SdkPackage } from '../../clients/platforms/package';
import { packages } from '../install';
import type { Library } from './library';

/** The folder with the oldest supported versions. */
export const oldestFolder = resolve('test/reality/react/oldest');

/** An app with the packed SDK and one version of React and TanStack Query. */
export interface Stack {
  /** The versions, such as `TanStack Query 5.0.0 and React 18.0.0`. */
  readonly name: string;
  readonly folder: string;
}

/** What an app of a stack imports. */
export interface Loaded {
  readonly sdk: typeof Sdk;
  readonly entry: typeof Entry;
  readonly fixtures: typeof Fixtures;
  readonly library: Library;
}

/** Creates an app with the oldest supported versions and one with the newest. */
export function createStacks(sdk: SdkPackage, folder: string): Stack[] {
  return [join(oldestFolder, 'node_modules'), packages].map((modules) => createStack(sdk, modules, folder));
}

function createStack(sdk: SdkPackage, modules: string, parent: string): Stack {
  const load = createRequire(join(modules, 'package.json'));
  const versionOf = (name: string): string => load(join(modules, name, 'package.json')).version;
  const folder = join(parent, `query-${versionOf('@tanstack/react-query')}`);
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "app", "version": "1.0.0", "private": true, "type": "module" }\n');
  for (const name of ['@tanstack', '@types', 'react', 'react-dom', 'csstype']) {
    symlinkSync(join(modules, name), join(folder, 'node_modules', name));
  }
  // A copy, so that the SDK resolves the library of this app.
  cpSync(sdk.installed, join(folder, 'node_modules', sdkName), { recursive: true });
  cpSync(resolve('clients/typescript/examples/react'), join(folder, 'example'), { recursive: true });
  return { name: `TanStack Query ${versionOf('@tanstack/react-query')} and React ${versionOf('react')}`, folder };
}

/** Loads the modules of a stack. By their folders, because the project's tsconfig.json maps their names to its own sources. */
export function loadStack({ folder }: Stack): Loaded {
  const modules = join(folder, 'node_modules');
  const load = createRequire(join(folder, 'package.json'));
  return {
    sdk: load(join(modules, sdkName)),
    entry: load(join(modules, sdkName, 'tanstack-query')),
    fixtures: load(join(modules, sdkName, 'fixtures')),
    library: load(join(modules, '@tanstack/react-query')),
  };
}
