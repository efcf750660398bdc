import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Command, run } from './child';
import { draftOf, leftovers } from './leftovers';
import { bootstrap, installation, marker, markerFile } from './recipe';
import { NoToolchain } from './toolchain';

/**
 * All that is mounted is mounted in a namespace of the command's own, and its processes have one as well: however the command ends,
 * nothing stays mounted and nothing goes on running.
 */
const ownNamespaces = ['--mount', '--pid', '--fork', '--kill-child'];

/** $1 is the root, then come folders as ro:PATH or rw:PATH, then -- and the command. Not its last word, the shell stays its parent. */
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

/** Folders that a command sees at their own paths. */
export interface Shared {
  readOnly: readonly string[];
  writable: readonly string[];
}

/** Where the programs of a Debian are; a user's own PATH may lack the sbin folders. */
export const debianPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The command as it is run inside of a root file system. */
export function inside(root: string, [...words]: readonly string[], shared: Shared = { readOnly: [], writable: [] }): Command {
  const folders = [...shared.readOnly.map((path) => `ro:${path}`), ...shared.writable.map((path) => `rw:${path}`)];
  const args = [...ownNamespaces, 'sh', '-euc', enter, 'enter', root, ...folders, '--', ...words];
  return { program: 'unshare', args, env: { PATH: debianPath, HOME: '/root', LANG: 'C.UTF-8', TMPDIR: '/tmp' } };
}

/** Whether this machine lets us have a mount namespace. */
export async function mayMount(signal: AbortSignal): Promise<boolean> {
  try {
    return (await run({ program: 'unshare', args: [...ownNamespaces, '--mount-proc', 'true'] }, signal)).code === 0;
  } catch {
    signal.throwIfAborted();
    return false;
  }
}

/** Whether there is a root file system, complete and of the present recipe. */
export function isMade(root: string): boolean {
  const file = join(root, markerFile);
  return existsSync(file) && readFileSync(file, 'utf8') === marker;
}

/** Whether that is so and its Swift runs: files of a cache can get lost. */
export async function works(root: string, signal: AbortSignal): Promise<boolean> {
  return isMade(root) && (await run(inside(root, ['swift', '--version']), signal)).code === 0;
}

/**
 * Makes the root file system beside its place and moves it there when it is complete.
 * @throws NoToolchain with the last words of what failed
 */
export async function makeRoot(root: string, mirror: string, signal: AbortSignal): Promise<void> {
  refuseIfMounted(root);
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

/** Somebody else may have made it in the meantime: then that one stays. */
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
  refuseIfMounted(folder);
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
};

/** Removing it would remove what is mounted. @throws Error that names the places */
function refuseIfMounted(root: string): void {
  const mounted = mountsBelow(root, readFileSync('/proc/self/mountinfo', 'utf8'));
  if (mounted.length > 0) throw new Error(`${root} is in use, for something is mounted there; unmount it first: ${mounted.join(' ')}`);
}

/** @param mountinfo as in proc_pid_mountinfo(5) */
export function mountsBelow(root: string, mountinfo: string): string[] {
  const points = mountinfo.split('\n').flatMap((line) => line.split(' ')[4] ?? []);
  return points.filter((point) => point === root || point.startsWith(`${root}/`));
}

async function must(words: readonly string[], command: Command, signal: AbortSignal): Promise<void> {
  const { code, output } = await run(command, signal);
  if (code === 0) return;
  const last = output.trim().split('\n').slice(-10).join('\n');
  throw new NoToolchain(`A Debian that has Swift could not be made: "${words.join(' ')}" failed:\n${last}`);
}
