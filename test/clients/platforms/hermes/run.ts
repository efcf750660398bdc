import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../command';
import { installed } from '../install';
import type { Outcome } from '../scenario';
import type { Exchange, Request, Word } from './words';

/** Macs with Apple's processors run the other's programs. */
const folders: Partial<Record<string, string>> = {
  'linux-x64': 'linux64-bin',
  'darwin-x64': 'osx-bin',
  'darwin-arm64': 'osx-bin',
  'win32-x64': 'win64-bin',
};

/** @throws Error on a platform for which there is no Hermes */
function program(name: 'hermes' | 'hermesc'): string {
  const machine = `${process.platform}-${process.arch}`;
  const folder = folders[machine];
  if (folder === undefined) throw new Error(`NOT PROVED: hermes-engine-cli has no program for ${machine}`);
  return installed(join('hermes-engine-cli', folder, name));
}

// A scenario has some fifteen requests.
const mostRequests = 50;

/**
 * Runs the program, again and again from its beginning, each time with one answer of the API more.
 * @returns what came out and all that was asked and answered
 * @throws Error with what the program said when it failed
 */
export async function runInRounds(bundle: string, folder: string): Promise<{ outcome: Outcome; exchanges: Exchange[] }> {
  const exchanges: Exchange[] = [];
  while (exchanges.length < mostRequests) {
    const word = await hear([write(bundle, exchanges, folder)], folder);
    if ('outcome' in word) return { outcome: word.outcome, exchanges };
    if ('failed' in word) throw new Error(word.failed);
    exchanges.push({ request: word.request, answer: await send(word.request) });
  }
  throw new Error(`no end after ${mostRequests} requests`);
}

/** Compiles the program with all answers to bytecode and runs that. */
export async function runBytecode(bundle: string, exchanges: readonly Exchange[], folder: string): Promise<Word> {
  const bytecode = join(folder, 'hermes.hbc');
  await run(program('hermesc'), ['-w', '-O', '-emit-binary', '-out', bytecode, write(bundle, exchanges, folder)], folder);
  return hear(['-b', bytecode], folder);
}

function write(bundle: string, exchanges: readonly Exchange[], folder: string): string {
  const file = join(folder, 'hermes.js');
  writeFileSync(file, `var answered = ${JSON.stringify(exchanges)};\n${bundle}`);
  return file;
}

async function hear(args: readonly string[], folder: string): Promise<Word> {
  // Promises go on before timers run, as in React Native.
  const said = await run(program('hermes'), ['-w', '-Xmicrotask-queue', ...args], folder);
  const [line = ''] = said.split('\n');
  if (!line.startsWith('{')) throw new Error(`the program ended without a word: ${said}`);
  return JSON.parse(line);
}

async function send({ url, ...init }: Request): Promise<Exchange['answer']> {
  const response = await fetch(url, init);
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
}
