import { type CryptoKey, exportPKCS8, generateKeyPair, importPKCS8 } from 'jose';
import { createPublicKey, type KeyObject, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { types } from 'node:util';

/** Cognito signs with it too: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html */
export const algorithm = 'RS256';

export interface SigningKey {
  private: CryptoKey;
  public: KeyObject;
}

/** The file in the data directory. */
export const keyFile = (directory: string): string => join(directory, 'signing-key.pem');

/**
 * The key with which this machine signs tokens. It is made when there is none, readable by its owner alone.
 * @throws Error whose message is for the person at the terminal
 */
export async function signingKey(directory: string): Promise<SigningKey> {
  const file = keyFile(directory);
  const text = (await readKey(file)) ?? (await makeKey(directory, file));
  try {
    return { private: await importPKCS8(text, algorithm), public: createPublicKey(text) };
  } catch (error) {
    throw new Error(`${file} holds no key; delete it, and a new one is made`, { cause: error });
  }
}

async function readKey(file: string): Promise<string | undefined> {
  try {
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new Error(`${file} signs tokens and can be read by others; run: chmod 600 ${file}`);
    }
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Two processes that begin at once end with the key of one of them, never with half of one. */
async function makeKey(directory: string, file: string): Promise<string> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const text = await exportPKCS8(privateKey);
  const own = `${file}.${randomUUID()}`;
  await mkdir(directory, { recursive: true });
  try {
    await writeFile(own, text, { mode: 0o600 });
    await link(own, file);
    return text;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return await readFile(file, 'utf8');
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

const isCode = (error: unknown, code: string): boolean => types.isNativeError(error) && 'code' in error && error.code === code;
