import { type CryptoKey, exportPKCS8, generateKeyPair, importPKCS8 } from 'jose';
import { createPublicKey, type KeyObject, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { types } from 'node:util';
import { codeOf } from '../errors';
import { makeDirectory, ownersFile } from '../data/directory';
import { startTime } from '../process/process-table';

/** The algorithm of Cognito: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html */
export const algorithm = 'RS256';

export interface SigningKey {
  private: CryptoKey;
  public: KeyObject;
}

/** Returns the path of the key file. */
export const keyFile = (directory: string): string => join(directory, 'signing-key.pem');

/** The key file cannot be used. The message names the file and the fix. It contains no data of a request. */
export class KeyFileError extends Error {}

/**
 * Checks the key file if it exists. Removes unfinished key files of processes that were killed.
 * @throws KeyFileError
 */
export async function checkSigningKey(directory: string): Promise<void> {
  const file = keyFile(directory);
  try {
    if (existsSync(directory)) await removeUnfinished(directory);
  } catch (error) {
    throw unusable(file, error);
  }
  if (existsSync(file)) await signingKey(directory);
}

/**
 * Returns the key that signs local tokens. Creates the key file with mode 600 if it does not exist.
 * @throws KeyFileError
 */
export async function signingKey(directory: string): Promise<SigningKey> {
  const file = keyFile(directory);
  const text = (await readKey(file)) ?? (await makeKey(directory, file));
  try {
    return { private: await importPKCS8(text, algorithm), public: createPublicKey(text) };
  } catch (error) {
    throw new KeyFileError(`${file} does not contain a private key. Delete the file; the next start creates a new key.`, { cause: error });
  }
}

async function readKey(file: string): Promise<string | undefined> {
  try {
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new KeyFileError(`Other users can read ${file}, which signs tokens. Run: chmod 600 ${file}`);
    }
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw unusable(file, error);
  }
}

/** Adds the path of the key file to an error of the file system. */
function unusable(file: string, error: unknown): KeyFileError {
  if (error instanceof KeyFileError) return error;
  return new KeyFileError(`${file} cannot be used: ${types.isNativeError(error) ? error.message : String(error)}`, { cause: error });
}

/** Writes a complete file, then links it: of two processes that create a key at the same time, both use that of the first. */
async function makeKey(directory: string, file: string): Promise<string> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const text = await exportPKCS8(privateKey);
  const draft = `${file}.${process.pid}.${startTime(process.pid) ?? ''}.${randomUUID()}`;
  try {
    makeDirectory(directory);
    await writeFile(draft, text, { mode: ownersFile });
    await link(draft, file);
    return text;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return await readFile(file, 'utf8');
    throw unusable(file, error);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Removes the unfinished key files of processes that have ended. File names of older versions contain no process id. */
async function removeUnfinished(directory: string): Promise<void> {
  const start = `${basename(keyFile(directory))}.`;
  for (const name of await readdir(directory)) {
    const found = name.startsWith(start) ? unfinished.exec(name.slice(start.length)) : null;
    if (found && !isLiving(found[1], found[2])) await rm(join(directory, name), { force: true });
  }
}

/** The rest of the file name after that of the key file: process id and start time, except in older versions, and a UUID. */
const unfinished = /^(?:(\d+)\.(\d*)\.)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Without a start time, as on a system without /proc, the process may be living, so its file stays. */
const isLiving = (pid: string | undefined, started: string | undefined): boolean =>
  pid !== undefined && (started === '' || startTime(Number(pid)) === started);
