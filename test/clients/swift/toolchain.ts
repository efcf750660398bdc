/** The properties of this machine that decide how Swift can be run. */
export interface Surroundings {
  platform: NodeJS.Platform;
  /** The output of `swift --version`; undefined when there is no such program. */
  swift: string | undefined;
  isRoot: boolean;
  /** Whether this process may create a mount namespace (unshare(1)). */
  mayMount: boolean;
  /** Whether the cache contains a root file system with the current recipe whose Swift runs. */
  isMade: boolean;
  hasDebootstrap: boolean;
  hasApt: boolean;
  /** The Debian mirror in the configuration of apt. */
  mirror: string | undefined;
}

/** How Swift is run. */
export type Choice =
  | { from: 'installed' }
  | { from: 'cache' }
  | { from: 'mirror'; mirror: string; installDebootstrap: boolean }
  | { from: 'nowhere'; reason: string };

/** Swift cannot be run on this machine. The message contains the reason and what to install. */
export class NoToolchain extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`The Swift SDK was NOT tested. ${reason}`, options);
    this.name = 'NoToolchain';
  }
}

const oldest = '6.0';

/** Chooses an installed Swift, or Debian with Swift on Linux and as root. */
export function choose(surroundings: Surroundings): Choice {
  const { platform, swift, isRoot, mayMount, isMade } = surroundings;
  if (isNewEnough(swift)) return { from: 'installed' };
  if (platform === 'darwin') return nowhere(swift, 'Install Xcode 16 or newer.');
  if (platform !== 'linux') return nowhere(swift, `Install Swift ${oldest} or newer.`);
  if (!isRoot) return nowhere(swift, `Install Swift ${oldest} or newer, or run this as root to install Debian with Swift.`);
  if (!mayMount) return nowhere(swift, `Install Swift ${oldest} or newer, or allow this container to mount (CAP_SYS_ADMIN).`);
  return isMade ? { from: 'cache' } : made(surroundings);
}

function made({ swift, hasDebootstrap, hasApt, mirror }: Surroundings): Choice {
  if (mirror === undefined) return nowhere(swift, `Install Swift ${oldest} or newer, or configure apt with a Debian mirror.`);
  if (!hasDebootstrap && !hasApt) return nowhere(swift, 'Install debootstrap. This machine has no apt-get to install it with.');
  return { from: 'mirror', mirror, installDebootstrap: !hasDebootstrap };
}

const nowhere = (swift: string | undefined, repair: string): Choice => {
  const found =
    swift === undefined ? 'Swift is not installed' : `The installed Swift is too old (version ${versionOf(swift)?.join('.') ?? 'unknown'})`;
  return { from: 'nowhere', reason: `${found}. ${repair}` };
};

/** Other programs have the name swift too. Their output contains no Swift version. */
function isNewEnough(output: string | undefined): boolean {
  const [major] = versionOf(output) ?? [0];
  return major >= Number.parseInt(oldest, 10);
}

function versionOf(output: string | undefined): [number, number] | undefined {
  const [, major, minor] = /\bSwift version (\d+)\.(\d+)/.exec(output ?? '') ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor)];
}
