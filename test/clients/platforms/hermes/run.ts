import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../command';
import { installed } from '../install';
import type { Outcome } from '../scenario';
import type { Exchange, Message, Request } from './messages';

/** The folder of the Hermes programs for each machine. Macs with Apple silicon run the programs for Intel. */
const folders: Partial<Record<string, string>> = {
  'linux-x64': 'linux64-bin',
  'darwin-x64': 'osx-bin',
  'darwin-arm64': 'osx-bin',
  'win32-x64': 'win64-bin',
};

/** @throws Error on a machine without a Hermes program */
function program(name: 'hermes' | 'hermesc'): string {
  const machine = `${process.platform}-${process.arch}`;
  const folder = folders[machine];
  if (folder === undefined) throw new Error(`NOT CHECKED: hermes-engine-cli has no program for ${machine}`);
  return installed(join('hermes-engine-cli', folder, name));
}

// A scenario has about fifteen requests.
const maxRequests = 50;

/**
 * Runs the program repeatedly from its beginning, each time with one more recorded response of the API.
 * @returns the results, and all requests with their responses
 * @throws Error with the output of the program when it fails
 */
export async function runInRounds(bundle: string, folder: string): Promise<{ outcome: Outcome; exchanges: Exchange[] }> {
  const exchanges: Exchange[] = [];
  while (exchanges.length < maxRequests) {
    const message = await runHermes([write(bundle, exchanges, folder)], folder);
    if ('outcome' in message) return { outcome: message.outcome, exchanges };
    if ('failed' in message) throw new Error(message.failed);
    exchanges.push({ request: message.request, response: await send(message.request) });
  }
  throw new Error(`The scenario did not end after ${maxRequests} requests`);
}

/** Compiles the program with all recorded responses to bytecode and runs it. */
export async function runBytecode(bundle: string, exchanges: readonly Exchange[], folder: string): Promise<Message> {
  const bytecode = join(folder, 'hermes.hbc');
  await run(program('hermesc'), ['-w', '-O', '-emit-binary', '-out', bytecode, write(bundle, exchanges, folder)], folder);
  return runHermes(['-b', bytecode], folder);
}

function write(bundle: string, exchanges: readonly Exchange[], folder: string): string {
  const file = join(folder, 'hermes.js');
  writeFileSync(file, `var recorded = ${JSON.stringify(exchanges)};\n${bundle}`);
  return file;
}

async function runHermes(args: readonly string[], folder: string): Promise<Message> {
  // As in React Native, promises settle before timers run.
  const output = await run(program('hermes'), ['-w', '-Xmicrotask-queue', ...args], folder);
  const [line = ''] = output.split('\n');
  if (!line.startsWith('{')) throw new Error(`The program ended without a message. Its output: ${output}`);
  return JSON.parse(line);
}

async function send({ url, ...init }: Request): Promise<Exchange['response']> {
  const response = await fetch(url, init);
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
}
