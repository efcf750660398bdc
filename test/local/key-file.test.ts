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

describe('npm start with a key file that others can read', () => {
  it.each([
    ['with --auth', ['--auth']],
    ['without --auth', []],
    ['with --memory', ['--memory']],
  ])('is refused %s, with the command that repairs it, and starts after that command', async (_what, args) => {
    await signingKey(join(directory(), '.data'));
    chmodSync(file(), 0o644);
    const refused = start(['--port', '0', ...args]);
    expect(await refused.ended).toBe(1);
    expect(refused.err()).toBe('.data/signing-key.pem signs tokens and can be read by others; run: chmod 600 .data/signing-key.pem\n');
    execFileSync('bash', ['-c', 'chmod 600 .data/signing-key.pem'], { cwd: directory() });
    const { url } = await ready(['--port', '0', ...args]);
    expect(await statusWith(url, newToken())).toBe(200);
  });

  it('is refused when the file holds no key', async () => {
    mkdirSync(join(directory(), '.data'));
    writeFileSync(file(), 'precious', { mode: 0o600 });
    const refused = start(['--port', '0']);
    expect(await refused.ended).toBe(1);
    expect(refused.err()).toBe('.data/signing-key.pem holds no key; delete it, and a new one is made\n');
  });
});

describe('a key file that others can read while the API runs', () => {
  it('gives 500 to requests with a token and is named once, and after the command the next token is verified', async () => {
    const program = await ready(['--port', '0']);
    const token = newToken();
    chmodSync(file(), 0o644);
    expect([await statusWith(program.url, token), await statusWith(program.url, token)]).toEqual([500, 500]);
    expect((await fetch(`${program.url}/users`)).status).toBe(200);
    expect(program.err()).toBe(
      'Tokens cannot be verified, so requests with a token get 500: ' +
        '.data/signing-key.pem signs tokens and can be read by others; run: chmod 600 .data/signing-key.pem\n',
    );
    chmodSync(file(), 0o600);
    expect(await statusWith(program.url, token)).toBe(200);
  });
});

describe('unfinished keys', () => {
  const id = '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f';

  it('of dead processes and of older versions are removed at the start; those of living ones stay', async () => {
    const data = join(directory(), '.data');
    mkdirSync(data);
    const started = execFileSync('cut', ['-d', ' ', '-f', '22', `/proc/${process.pid}/stat`], { encoding: 'utf8' }).trim();
    const living = `signing-key.pem.${process.pid}.${started}.${id}`;
    const others = ['signing-key.pem.bak', `signing-key.pem.${id}.bak`];
    const dead = [`signing-key.pem.${id}`, `signing-key.pem.${process.pid}.1.${id}`, `signing-key.pem.4194304.77.${id}`];
    for (const name of [living, ...others, ...dead]) writeFileSync(join(data, name), 'half a key');
    await ready(['--port', '0']);
    const keys = readdirSync(data).filter((name) => name.startsWith('signing-key'));
    expect(keys.toSorted()).toEqual([living, ...others].toSorted());
  });
});
