import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyFile, signingKey } from '../../../src/local/identity/signing-key';
import { signToken, verifyToken } from '../../../src/local/identity/tokens';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'keys-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const user = { sub: '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f', administrator: false };

describe('the key that signs tokens', () => {
  it('is created on first use with mode 600, and its directory too', async () => {
    await signingKey(join(directory, 'new'));
    expect(statSync(keyFile(join(directory, 'new'))).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(directory, 'new'))).toEqual(['signing-key.pem']);
  });

  it('is reused after that', async () => {
    const token = await signToken(await signingKey(directory), user, 60);
    const text = readFileSync(keyFile(directory), 'utf8');
    expect(await verifyToken(await signingKey(directory), token)).toMatchObject({ sub: user.sub });
    expect(readFileSync(keyFile(directory), 'utf8')).toBe(text);
  });

  it('is the same for processes that create it at the same time', async () => {
    const keys = await Promise.all(Array.from({ length: 4 }, async () => signingKey(directory)));
    const [first, ...others] = keys;
    const token = first && (await signToken(first, user, 60));
    for (const key of others) expect(await verifyToken(key, token ?? '')).toMatchObject({ sub: user.sub });
  });

  it('is rejected when other users can read it; the message contains the fix', async () => {
    await signingKey(directory);
    chmodSync(keyFile(directory), 0o644);
    await expect(signingKey(directory)).rejects.toThrow(
      `Other users can read ${keyFile(directory)}, which signs tokens. Run: chmod 600 ${keyFile(directory)}`,
    );
  });

  it('does not overwrite a file that contains something else', async () => {
    writeFileSync(keyFile(directory), 'precious', { mode: 0o600 });
    await expect(signingKey(directory)).rejects.toThrow(`${keyFile(directory)} does not contain a private key. Delete the file`);
    expect(readFileSync(keyFile(directory), 'utf8')).toBe('precious');
  });
});
