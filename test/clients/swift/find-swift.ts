import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { type Command, run } from './child';
import { debianPath, inside, makeRoot, type Shared } from './chroot';
import { progress, say } from './say';
import { lookAround } from './surroundings';
import { choose, NoToolchain } from './toolchain';

/** Returns the command that runs another command where Swift and git are installed. Shared folders have the same paths there. */
export type Place = (words: readonly string[], env?: Record<string, string>) => Command;

/** Returns the cache folder of this project, which all its checkouts share. */
export function cacheFolder({ XDG_CACHE_HOME = '' }: NodeJS.ProcessEnv): string {
  return join(isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), '.cache'), 'user-profiles');
}

/**
 * Finds Swift, or installs Debian with Swift.
 * @throws NoToolchain when neither is possible.
 */
export async function findSwift(cache: string, shared: Shared, signal: AbortSignal): Promise<Place> {
  const root = join(cache, 'swift-trixie');
  const choice = choose(await lookAround(root, signal));
  if (choice.from === 'nowhere') throw new NoToolchain(choice.reason);
  if (choice.from === 'installed') {
    say('Using the installed Swift');
    return ([program = '', ...args], env = {}) => ({ program, args, env });
  }
  if (choice.from === 'mirror') await make(root, choice, signal);
  say(`Using Swift in ${root}`);
  return (words, env) => inside(root, ['env', ...Object.entries(env ?? {}).map(([name, value]) => `${name}=${value}`), ...words], shared);
}

async function make(root: string, { mirror, installDebootstrap }: { mirror: string; installDebootstrap: boolean }, signal: AbortSignal) {
  if (installDebootstrap) await progress('Installing debootstrap', () => addDebootstrap(signal));
  const what = `Installing Debian with Swift in ${root}. This is done once, takes about two minutes and needs 3 GB`;
  await progress(what, () => makeRoot(root, mirror, signal));
}

async function addDebootstrap(signal: AbortSignal): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive', PATH: debianPath };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'debootstrap']]) {
    const { code, output } = await run({ program: 'apt-get', args, env }, signal);
    if (code !== 0) throw new NoToolchain(`Install debootstrap. apt-get failed with:\n${output.trim().split('\n').slice(-3).join('\n')}`);
  }
}
