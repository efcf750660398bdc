/** How a root file system with Swift is made. Debian has Swift from this release on. */
const suite = 'trixie';

/** Swift, what it links with, and git, by which it fetches packages. */
const packages = ['swiftlang', 'git', 'libc6-dev', 'libstdc++-14-dev'];

const noQuestions = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-y', '-q'];

/** @returns arguments of debootstrap(8) */
export const bootstrap = (folder: string, mirror: string): string[] => [
  '--variant=minbase',
  '--include=ca-certificates',
  suite,
  folder,
  mirror,
];

/** To be run inside, in this order. */
export const installation: readonly (readonly string[])[] = [
  ['env', ...noQuestions, 'update'],
  ['env', ...noQuestions, 'install', '--no-install-recommends', ...packages],
  ['env', ...noQuestions, 'clean'],
];

/** Where a complete root file system says what it was made by. */
export const markerFile = 'etc/user-profiles-recipe';

/** The same as long as the recipe is. */
export const marker = `${JSON.stringify([bootstrap('', ''), installation])}\n`;
