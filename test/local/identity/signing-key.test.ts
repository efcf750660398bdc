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

const person = { sub: '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f', administrator: false };

describe('the key that signs tokens', () => {
  it('is made on first use, also where there is no directory, readable by its owner alone', async () => {
    await signingKey(join(directory, 'new'));
    expect(statSync(keyFile(join(directory, 'new'))).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(directory, 'new'))).toEqual(['signing-key.pem']);
  });

  it('is the same from then on', async () => {
    const token = await signToken(await signingKey(directory), person, 60);
    const text = readFileSync(keyFile(directory), 'utf8');
    expect(await verifyToken(await signingKey(directory), token)).toMatchObject({ sub: person.sub });
    expect(readFileSync(keyFile(directory), 'utf8')).toBe(text);
  });

  it('is one, when several begin at once', async () => {
    const keys = await Promise.all(Array.from({ length: 4 }, async () => signingKey(directory)));
    const [first, ...others] = keys;
    const token = first && (await signToken(first, person, 60));
    for (const key of others) expect(await verifyToken(key, token ?? '')).toMatchObject({ sub: person.sub });
  });

  it('is not used when others can read it; the message says what to do', async () => {
    await signingKey(directory);
    chmodSync(keyFile(directory), 0o644);
    await expect(signingKey(directory)).rejects.toThrow(`can be read by others; run: chmod 600 ${keyFile(directory)}`);
  });

  it('is not replaced when the file holds something else', async () => {
    writeFileSync(keyFile(directory), 'precious', { mode: 0o600 });
    await expect(signingKey(directory)).rejects.toThrow(`${keyFile(directory)} holds no key; delete it`);
    expect(readFileSync(keyFile(directory), 'utf8')).toBe('precious');
  });
});
