type Version = readonly [major: number, minor: number, patch: number];

/**
 * Parses a version of Semantic Versioning 2.0.0 (semver.org) without a pre-release or build label.
 * @throws Error for another text.
 */
function parsed(version: string): Version {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  if (patch === undefined) throw new Error(`"${version}" is not a version. Write three numbers, for example 0.2.0.`);
  return [Number(major), Number(minor), Number(patch)];
}

/** Compares two versions, for `toSorted`: negative if the first one is older. */
export function compareVersions(one: string, other: string): number {
  const [first, second] = [parsed(one), parsed(other)];
  return first[0] - second[0] || first[1] - second[1] || first[2] - second[2];
}

/** Returns the lowest version that may break clients of a version: the next major version, below 1.0 the next minor version. */
export function nextBreakingVersion(version: string): string {
  const [major, minor] = parsed(version);
  return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
}
