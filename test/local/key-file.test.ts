import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { keyFile, signingKey } from '../../src/local/identity/signing-key';
import { harness } from './harness';
import { entryPoint } from '../typescript-entry';

const { directory, start, ready } = harness();
const file = () => keyFile(join(directory(), '.data'));

function newToken(): string {
  const args = [...entryPoint('src/local/token.ts'), '--admin'];
  return execFileSync(process.execPath, args, { cwd: directory(), encoding: 'utf8' }).trim();
}

const statusWith = async (url: string, token: string): Promise<number> =>
  (await fetch(`${url}/users`, { headers: { Authorization: `Bearer ${token}` } })).status;

describe('npm start with an unusable key file', () => {
  it.each([
    ['with --auth', ['--auth']],
    ['without --auth', []],
    ['with --memory', ['--memory']],
  ])('fails %s while other users can read the file, prints the fix, and starts after the fix', async (_what, args) => {
    await signingKey(join(directory(), '.data'));
    chmodSync(file(), 0o644);
    const failed = start(['--port', '0', ...args]);
    expect(await failed.ended).toBe(1);
    expect(failed.err()).toBe('Other users can read .data/signing-key.pem, which signs tokens. Run: chmod 600 .data/signing-key.pem\n');
    execFileSync('bash', ['-c', 'chmod 600 .data/signing-key.pem'], { cwd: directory() });
    const { url } = await ready(['--port', '0', ...args]);
    expect(await statusWith(url, newToken())).toBe(200);
  });

  it('fails when the file does not contain a key', async () => {
    mkdirSync(join(directory(), '.data'));
    writeFileSync(file(), 'precious', { mode: 0o600 });
    const failed = start(['--port', '0']);
    expect(await failed.ended).toBe(1);
    expect(failed.err()).toBe('.data/signing-key.pem does not contain a private key. Delete the file; the next start creates a new key.\n');
  });
});

describe('a key file that becomes readable for other users while the API runs', () => {
  it('leads to 500 for requests with a token and one message; after the fix, tokens are verified again', async () => {
    const program = await ready(['--port', '0']);
    const token = newToken();
    chmodSync(file(), 0o644);
    expect([await statusWith(program.url, token), await statusWith(program.url, token)]).toEqual([500, 500]);
    expect((await fetch(`${program.url}/users`)).status).toBe(200);
    expect(program.err()).toBe(
      'Requests with a token get 500 because tokens cannot be verified. ' +
        'Other users can read .data/signing-key.pem, which signs tokens. Run: chmod 600 .data/signing-key.pem\n',
    );
    chmodSync(file(), 0o600);
    expect(await statusWith(program.url, token)).toBe(200);
  });
});

describe('unfinished key files', () => {
  const id = '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f';

  it('of ended processes and of older versions are removed at the start; those of living processes stay', async () => {
    const data = join(directory(), '.data');
    mkdirSync(data);
    const started = execFileSync('cut', ['-d', ' ', '-f', '22', `/proc/${process.pid}/stat`], { encoding: 'utf8' }).trim();
    const living = `signing-key.pem.${process.pid}.${started}.${id}`;
    const others = ['signing-key.pem.bak', `signing-key.pem.${id}.bak`];
    const unfinished = [`signing-key.pem.${id}`, `signing-key.pem.${process.pid}.1.${id}`, `signing-key.pem.4194304.77.${id}`];
    for (const name of [living, ...others, ...unfinished]) writeFileSync(join(data, name), 'half a key');
    await ready(['--port', '0']);
    const keys = readdirSync(data).filter((name) => name.startsWith('signing-key'));
    expect(keys.toSorted()).toEqual([living, ...others].toSorted());
  });
});
