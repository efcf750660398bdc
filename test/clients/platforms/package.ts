import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from './command';

export const sdkName = 'user-profiles-client';

const source = resolve('clients/typescript');

/** The SDK package, packed and installed. */
export interface SdkPackage {
  tarball: string;
  /** The paths of its files inside the package. */
  files: string[];
  /** The folder of an app that has installed only the tarball. */
  app: string;
  /** The folder of the package in that app. */
  installed: string;
}

/** Builds, packs and installs the SDK. @throws Error when a step fails */
export async function sdkPackage(folder: string): Promise<SdkPackage> {
  await buildSdk();
  const said = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], source);
  const [packed]: { filename: string; files: { path: string }[] }[] = JSON.parse(said);
  if (!packed) throw new Error('npm pack returned no package');
  const tarball = join(folder, packed.filename);
  const app = join(folder, 'app');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{ "name": "app", "version": "1.0.0", "private": true }\n');
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', tarball], app);
  return { tarball, files: packed.files.map(({ path }) => path), app, installed: join(app, 'node_modules', sdkName) };
}

/** Removes the dist of the SDK and compiles it again. Returns the folder of the SDK. */
export async function buildSdk(): Promise<string> {
  rmSync(join(source, 'dist'), { recursive: true, force: true });
  await run('npm', ['run', 'build'], source);
  return source;
}
