/** What of this machine decides where Swift comes from. */
export interface Surroundings {
  platform: NodeJS.Platform;
  /** What `swift --version` says; undefined when there is no such program. */
  swift: string | undefined;
  isRoot: boolean;
  /** Whether a mount namespace of one's own can be had (unshare(1)). */
  mayMount: boolean;
  /** Whether a root file system of the present recipe is in the cache and its Swift runs. */
  isMade: boolean;
  hasDebootstrap: boolean;
  hasApt: boolean;
  /** Of Debian, as apt is configured. */
  mirror: string | undefined;
}

/** Where Swift comes from. */
export type Choice =
  | { from: 'installed' }
  | { from: 'cache' }
  | { from: 'mirror'; mirror: string; installDebootstrap: boolean }
  | { from: 'nowhere'; reason: string };

/** No Swift can be had. The message says why and what is needed. */
export class NoToolchain extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`The Swift SDK was NOT tested. ${reason}`, options);
    this.name = 'NoToolchain';
  }
}

const oldest = '6.0';

/** An installed Swift before all; else, on Linux and as root, a Debian that has one. */
export function choose(surroundings: Surroundings): Choice {
  const { platform, swift, isRoot, mayMount, isMade } = surroundings;
  if (isNewEnough(swift)) return { from: 'installed' };
  if (platform === 'darwin') return nowhere(swift, 'Install Xcode 16 or newer.');
  if (platform !== 'linux') return nowhere(swift, `Install Swift ${oldest} or newer.`);
  if (!isRoot) return nowhere(swift, `Install Swift ${oldest} or newer, or run this as root, which makes a Debian that has it.`);
  if (!mayMount) return nowhere(swift, `Install Swift ${oldest} or newer, or let this container mount (CAP_SYS_ADMIN).`);
  return isMade ? { from: 'cache' } : made(surroundings);
}

function made({ swift, hasDebootstrap, hasApt, mirror }: Surroundings): Choice {
  if (mirror === undefined) return nowhere(swift, `Install Swift ${oldest} or newer, or configure apt with a mirror of Debian.`);
  if (!hasDebootstrap && !hasApt) return nowhere(swift, 'Install debootstrap: there is no apt-get here that could.');
  return { from: 'mirror', mirror, installDebootstrap: !hasDebootstrap };
}

const nowhere = (swift: string | undefined, repair: string): Choice => {
  const found =
    swift === undefined ? 'There is no Swift here' : `The Swift here is too old (${versionOf(swift)?.join('.') ?? 'of no known version'})`;
  return { from: 'nowhere', reason: `${found}. ${repair}` };
};

/** Other programs are called swift as well: they have no Swift version. */
function isNewEnough(said: string | undefined): boolean {
  const [major] = versionOf(said) ?? [0];
  return major >= Number.parseInt(oldest, 10);
}

function versionOf(said: string | undefined): [number, number] | undefined {
  const [, major, minor] = /\bSwift version (\d+)\.(\d+)/.exec(said ?? '') ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor)];
}
