import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { type Command, run } from './child';
import { debianPath, inside, makeRoot, type Shared } from './chroot';
import { progress, say } from './say';
import { lookAround } from './surroundings';
import { choose, NoToolchain } from './toolchain';

/** A place where Swift and git are: how a command is run there. Folders that it shares are at the same paths there. */
export type Place = (words: readonly string[], env?: Record<string, string>) => Command;

/** Of this project, for everyone on this machine. */
export function cacheFolder({ XDG_CACHE_HOME = '' }: NodeJS.ProcessEnv): string {
  return join(isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), '.cache'), 'user-profiles');
}

/**
 * Finds Swift, or makes a Debian that has it.
 * @throws NoToolchain when neither can be
 */
export async function findSwift(cache: string, shared: Shared, signal: AbortSignal): Promise<Place> {
  const root = join(cache, 'swift-trixie');
  const choice = choose(await lookAround(root, signal));
  if (choice.from === 'nowhere') throw new NoToolchain(choice.reason);
  if (choice.from === 'installed') {
    say('With the Swift that is installed');
    return ([program = '', ...args], env = {}) => ({ program, args, env });
  }
  if (choice.from === 'mirror') await make(root, choice, signal);
  say(`With the Swift in ${root}`);
  return (words, env) => inside(root, ['env', ...Object.entries(env ?? {}).map(([name, value]) => `${name}=${value}`), ...words], shared);
}

async function make(root: string, { mirror, installDebootstrap }: { mirror: string; installDebootstrap: boolean }, signal: AbortSignal) {
  if (installDebootstrap) await progress('Installing debootstrap', () => addDebootstrap(signal));
  const what = `Making a Debian that has Swift in ${root}: once, about two minutes and 3 GB`;
  await progress(what, () => makeRoot(root, mirror, signal));
}

async function addDebootstrap(signal: AbortSignal): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive', PATH: debianPath };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'debootstrap']]) {
    const { code, output } = await run({ program: 'apt-get', args, env }, signal);
    if (code !== 0) throw new NoToolchain(`Install debootstrap: apt-get could not. ${output.trim().split('\n').slice(-3).join('\n')}`);
  }
}
