import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { releasedVersions } from './changelog';
import { compareVersions } from './version';

/** The folder with one record for each release, relative to the root of the project. */
export const recordsFolder = 'test/contract/released';

/** The files of a record. */
export const recordFiles = { contract: 'openapi.yaml', typescript: 'typescript.txt', swift: 'swift.txt' } as const;

/** The record that changes are compared with. */
export interface Baseline {
  version: string;
  /** Whether CHANGELOG.md calls the version released. Before that, its record may be replaced. */
  isReleased: boolean;
}

/** Returns the path of a file of a record, relative to the root of the project. */
export const recordPath = (version: string, part: keyof typeof recordFiles): string => join(recordsFolder, version, recordFiles[part]);

/** Returns the versions that have a record, newest first. */
export function recordedVersions(root: string): string[] {
  const folder = join(root, recordsFolder);
  return existsSync(folder) ? readdirSync(folder).toSorted(compareVersions).toReversed() : [];
}

/**
 * Chooses the record that changes are compared with: that of the last release or, before the first release, the newest one.
 * @param recorded the versions that have a record, newest first.
 * @param changelog the text of CHANGELOG.md.
 * @throws Error if the last release has no record.
 */
export function baselineOf(recorded: readonly string[], changelog: string): Baseline {
  const [released] = releasedVersions(changelog);
  const version = released ?? recorded[0];
  if (version === undefined || !recorded.includes(version))
    throw new Error(
      `${recordsFolder} has no record of version ${version ?? 'of this project'}. ` +
        'Check out the commit of the release, run `npm run record:release`, and commit the folder that it writes.',
    );
  return { version, isReleased: released !== undefined };
}

/** Returns the baseline of a working copy. */
export const baselineIn = (root: string): Baseline => baselineOf(recordedVersions(root), textIn(root, 'CHANGELOG.md'));

/** Returns the version of a working copy: `info.version` in openapi.yaml. */
export function versionIn(root: string): string {
  const { info }: { info: { version: string } } = parse(textIn(root, 'openapi.yaml'));
  return info.version;
}

/** Returns the text of a file of a working copy. */
export const textIn = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');
