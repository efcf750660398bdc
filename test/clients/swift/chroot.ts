import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Command, run } from './child';
import { draftOf, leftovers } from './leftovers';
import { NoToolchain } from './toolchain';

/** The Debian release of the root file system: the first one with Swift. */
const suite = 'trixie';

/** Swift, the libraries that it links with, and git, with which it downloads packages. */
const packages = ['swiftlang', 'git', 'libc6-dev', 'libstdc++-14-dev'];

const noQuestions = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-y', '-q'];

/** Returns the arguments of debootstrap(8). */
const bootstrap = (folder: string, mirror: string): string[] => ['--variant=minbase', '--include=ca-certificates', suite, folder, mirror];

/** The commands that are run in the root file system, in this order. */
const installation: readonly (readonly string[])[] = [
  ['env', ...noQuestions, 'update'],
  ['env', ...noQuestions, 'install', '--no-install-recommends', ...packages],
  ['env', ...noQuestions, 'clean'],
];

/** The file in a complete root file system that contains its recipe. */
export const markerFile = 'etc/user-profiles-recipe';

/** The content of the marker file. It changes with the recipe. */
export const marker = `${JSON.stringify([bootstrap('', ''), installation])}\n`;

/**
 * Each command has its own mount namespace and its own process namespace. However it ends, nothing stays mounted and no process keeps
 * running.
 */
const ownNamespaces = ['--mount', '--pid', '--fork', '--kill-child'];

/** $1 is the root. Folders follow as ro:PATH or rw:PATH, then -- and the command. The command is not the last one: the shell must stay its parent. */
const enter = `
root=$1; shift
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
while [ "$1" != -- ]; do
  mkdir -p "$root\${1#*:}"
  mount --bind "\${1#*:}" "$root\${1#*:}"
  case $1 in ro:*) mount -o remount,bind,ro "$root\${1#*:}" ;; esac
  shift
done
shift
chroot "$root" "$@" || exit $?`;

/** The folders of this machine that a command can use, at the same paths. */
export interface Shared {
  readOnly: readonly string[];
  writable: readonly string[];
}

/** The PATH of Debian. The PATH of a user may lack the sbin folders. */
export const debianPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Returns the command that runs another command inside a root file system. */
export function inside(root: string, [...words]: readonly string[], shared: Shared = { readOnly: [], writable: [] }): Command {
  const folders = [...shared.readOnly.map((path) => `ro:${path}`), ...shared.writable.map((path) => `rw:${path}`)];
  const args = [...ownNamespaces, 'sh', '-euc', enter, 'enter', root, ...folders, '--', ...words];
  return { program: 'unshare', args, env: { PATH: debianPath, HOME: '/root', LANG: 'C.UTF-8', TMPDIR: '/tmp' } };
}

/** Whether this process may create a mount namespace. */
export async function mayMount(signal: AbortSignal): Promise<boolean> {
  try {
    return (await run({ program: 'unshare', args: [...ownNamespaces, '--mount-proc', 'true'] }, signal)).code === 0;
  } catch {
    signal.throwIfAborted();
    return false;
  }
}

/** Whether a root file system is complete and has the current recipe. */
export function isMade(root: string): boolean {
  const file = join(root, markerFile);
  return existsSync(file) && readFileSync(file, 'utf8') === marker;
}

/** Whether a root file system is complete and its Swift runs. Files of a cache can be deleted. */
export async function works(root: string, signal: AbortSignal): Promise<boolean> {
  return isMade(root) && (await run(inside(root, ['swift', '--version']), signal)).code === 0;
}

/**
 * Creates the root file system beside its path, and moves it there when it is complete.
 * @throws NoToolchain with the last lines of the output of the command that failed.
 */
export async function makeRoot(root: string, mirror: string, signal: AbortSignal): Promise<void> {
  rejectIfMounted(root);
  await mkdir(dirname(root), { recursive: true });
  for (const leftover of await leftovers(root)) await remove(leftover);
  const draft = draftOf(root);
  try {
    const words = ['debootstrap', ...bootstrap(draft, mirror)];
    await must(words, { program: 'unshare', args: [...ownNamespaces, '--mount-proc', ...words], env: { PATH: debianPath } }, signal);
    await copyFile('/etc/resolv.conf', join(draft, 'etc/resolv.conf'));
    for (const step of installation) await must(step, inside(draft, step), signal);
    await writeFile(join(draft, markerFile), marker);
    await moveIn(draft, root, signal);
  } finally {
    await remove(draft);
  }
}

/** Moves the root file system to its path, unless another process has created a working one there in the meantime. */
async function moveIn(draft: string, root: string, signal: AbortSignal): Promise<void> {
  if (await works(root, signal)) return;
  if (existsSync(root)) {
    const outdated = `${draft}.outdated`;
    await rename(root, outdated);
    await rename(draft, root);
    await remove(outdated);
  } else {
    await rename(draft, root);
  }
}

const remove = async (folder: string): Promise<void> => {
  rejectIfMounted(folder);
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
};

/**
 * Checks that nothing is mounted in a root file system: removing it would remove the content of the mounted folders.
 * @throws Error with the mount points.
 */
function rejectIfMounted(root: string): void {
  const mounted = mountsBelow(root, readFileSync('/proc/self/mountinfo', 'utf8'));
  if (mounted.length > 0)
    throw new Error(`Cannot remove ${root}, because these folders are mounted: ${mounted.join(' ')}. Unmount them first.`);
}

/**
 * Returns the mount points at and below a path.
 * @param mountinfo the text of proc_pid_mountinfo(5).
 */
export function mountsBelow(root: string, mountinfo: string): string[] {
  const points = mountinfo.split('\n').flatMap((line) => line.split(' ')[4] ?? []);
  return points.filter((point) => point === root || point.startsWith(`${root}/`));
}

async function must(words: readonly string[], command: Command, signal: AbortSignal): Promise<void> {
  const { code, output } = await run(command, signal);
  if (code === 0) return;
  const last = output.trim().split('\n').slice(-10).join('\n');
  throw new NoToolchain(`Debian with Swift could not be installed: "${words.join(' ')}" failed with:\n${last}`);
}
