import { type CryptoKey, exportPKCS8, generateKeyPair, importPKCS8 } from 'jose';
import { createPublicKey, type KeyObject, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { types } from 'node:util';
import { codeOf } from '../error-code';
import { makeDirectory, ownersFile } from '../data/directory';
import { startTime } from '../process/process-table';

/** Cognito signs with it too: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html */
export const algorithm = 'RS256';

export interface SigningKey {
  private: CryptoKey;
  public: KeyObject;
}

/** The file in the data directory. */
export const keyFile = (directory: string): string => join(directory, 'signing-key.pem');

/** The key file cannot be used. The message names the file and says what to do; it holds nothing of a request. */
export class KeyFileError extends Error {}

/**
 * Checks the key file if there is one, and makes none. Removes what processes that were killed have left of a key.
 * @throws KeyFileError
 */
export async function checkSigningKey(directory: string): Promise<void> {
  const file = keyFile(directory);
  try {
    if (existsSync(directory)) await sweep(directory);
  } catch (error) {
    throw unusable(file, error);
  }
  if (existsSync(file)) await signingKey(directory);
}

/**
 * The key with which this machine signs tokens. It is made when there is none, readable by its owner alone.
 * @throws KeyFileError
 */
export async function signingKey(directory: string): Promise<SigningKey> {
  const file = keyFile(directory);
  const text = (await readKey(file)) ?? (await makeKey(directory, file));
  try {
    return { private: await importPKCS8(text, algorithm), public: createPublicKey(text) };
  } catch (error) {
    throw new KeyFileError(`${file} holds no key; delete it, and a new one is made`, { cause: error });
  }
}

async function readKey(file: string): Promise<string | undefined> {
  try {
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new KeyFileError(`${file} signs tokens and can be read by others; run: chmod 600 ${file}`);
    }
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw unusable(file, error);
  }
}

/** A failure of the file system, such as a full disk, with the path of the key. */
function unusable(file: string, error: unknown): KeyFileError {
  if (error instanceof KeyFileError) return error;
  return new KeyFileError(`${file} cannot be used: ${types.isNativeError(error) ? error.message : String(error)}`, { cause: error });
}

/** Two processes that begin at once end with the key of one of them, never with half of one. */
async function makeKey(directory: string, file: string): Promise<string> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const text = await exportPKCS8(privateKey);
  const own = `${file}.${process.pid}.${startTime(process.pid) ?? ''}.${randomUUID()}`;
  try {
    makeDirectory(directory);
    await writeFile(own, text, { mode: ownersFile });
    await link(own, file);
    return text;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return await readFile(file, 'utf8');
    throw unusable(file, error);
  } finally {
    await rm(own, { force: true });
  }
}

/** Removes unfinished keys of dead processes. Those of an older version name no process. */
async function sweep(directory: string): Promise<void> {
  const start = `${basename(keyFile(directory))}.`;
  for (const name of await readdir(directory)) {
    const found = name.startsWith(start) ? unfinished.exec(name.slice(start.length)) : null;
    if (found && !isLiving(found[1], found[2])) await rm(join(directory, name), { force: true });
  }
}

/** What follows the name of the key file: process id and time of start, except in older versions, and a UUID. */
const unfinished = /^(?:(\d+)\.(\d*)\.)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where the system has no process table, nobody can tell, and the file stays. */
const isLiving = (pid: string | undefined, started: string | undefined): boolean =>
  pid !== undefined && (started === '' || startTime(Number(pid)) === started);
