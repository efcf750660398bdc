import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../clients/swift/child';
import { cacheFolder, findSwift } from '../clients/swift/find-swift';
import { sdkApp } from '../clients/sdk-app';
import { releasedVersions } from './changelog';
import { contractFault, swiftFault, typescriptFault } from './check';
import { baselineOf, recordedVersions, recordPath, recordsFolder, textIn, versionIn } from './releases';
import { emitInterfaces, readInterfaces } from './swift/modules';
import { typescriptSurface } from './typescript/current';

/** The public interfaces of the SDKs of a working copy, as sorted lines. */
export interface Surfaces {
  typescript: string[];
  swift: string[];
}

/**
 * Compiles both SDKs.
 * @throws NoToolchain if there is no Swift and it cannot be installed.
 */
export async function surfacesOf(root: string, signal: AbortSignal): Promise<Surfaces> {
  return { swift: await swiftSurfaceOf(root, signal), typescript: await typescriptSurfaceOf() };
}

async function typescriptSurfaceOf(): Promise<string[]> {
  const app = await sdkApp();
  try {
    return typescriptSurface(app);
  } finally {
    rmSync(app, { recursive: true });
  }
}

async function swiftSurfaceOf(root: string, signal: AbortSignal): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'swift-interface-'));
  try {
    const place = await findSwift(cacheFolder(process.env), { readOnly: [root], writable: [folder] }, signal);
    const { code, output } = await run(place(emitInterfaces(root, folder)), signal);
    if (code !== 0) throw new Error(`The Swift SDK does not compile:\n${output}`);
    return readInterfaces(root, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Records the contract and the public interfaces of the SDKs as those of the version in openapi.yaml. Removes the records that are no
 * longer compared with anything.
 * @returns the path of the record, relative to the root of the project.
 * @throws Error if the version is released, or if breaking changes since the last release are not declared.
 */
export async function record(root: string, surfaces: Surfaces): Promise<string> {
  const version = versionIn(root);
  const released = releasedVersions(textIn(root, 'CHANGELOG.md'));
  if (released.includes(version)) throw new Error(isReleased(version));
  if (released.length > 0) await rejectUndeclared(root, surfaces);
  write(root, version, surfaces);
  removeOthers(root, version);
  return join(recordsFolder, version);
}

const isReleased = (version: string): string =>
  `Version ${version} is released, because its heading in CHANGELOG.md does not say (unreleased). The record of a release never changes. ` +
  'Set the next version in openapi.yaml and add its heading to CHANGELOG.md.';

async function rejectUndeclared(root: string, { typescript, swift }: Surfaces): Promise<void> {
  const faults = [await contractFault(root), typescriptFault(root, typescript), swiftFault(root, swift)];
  const message = faults.filter((fault) => fault !== undefined).join('\n\n');
  if (message !== '') throw new Error(message);
}

function write(root: string, version: string, { typescript, swift }: Surfaces): void {
  mkdirSync(join(root, recordsFolder, version), { recursive: true });
  copyFileSync(join(root, 'openapi.yaml'), join(root, recordPath(version, 'contract')));
  writeFileSync(join(root, recordPath(version, 'typescript')), `${typescript.join('\n')}\n`);
  writeFileSync(join(root, recordPath(version, 'swift')), `${swift.join('\n')}\n`);
}

/** Keeps the record of this version and, if there is one, that of the last release. */
function removeOthers(root: string, version: string): void {
  const recorded = recordedVersions(root);
  const { version: baseline, isReleased: keepsBaseline } = baselineOf(recorded, textIn(root, 'CHANGELOG.md'));
  const needed = keepsBaseline ? [version, baseline] : [version];
  for (const other of recorded.filter((each) => !needed.includes(each))) rmSync(join(root, recordsFolder, other), { recursive: true });
}
