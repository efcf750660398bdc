import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startEngine } from '../../src/local/engine/engine';
import { harness } from './harness';
import { paste, type Program } from './program';
import { entryPoint } from '../typescript-entry';

const { directory, start, ready } = harness();

const curlOf = ({ out }: Program) => /^ {2}(curl .*)$/m.exec(out())?.[1] ?? '';
const emailsOf = async (url: string): Promise<string[]> => {
  const { items }: { items: { email: string }[] } = JSON.parse(await (await fetch(`${url}/users`)).text());
  return items.map(({ email }) => email);
};

describe('npm start', () => {
  it('prints a curl command that creates a user', async () => {
    const program = await ready(['--memory', '--port', '0']);
    const response = await paste(curlOf(program));
    expect(response).toMatch(/^HTTP\/1\.1 201 Created\r\n/);
    expect(response).toMatch(/"email":"ada-[a-z0-9]+@example\.com"/);
    expect(await emailsOf(program.url)).toHaveLength(1);
    expect(program.err()).not.toContain('Warning');
  });

  it('keeps the users in .data across a restart', async () => {
    const first = await ready(['--port', '0']);
    await paste(curlOf(first));
    const emails = await emailsOf(first.url);
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(existsSync(join(directory(), '.data', 'users.db'))).toBe(true);
    const second = await ready(['--port', '0']);
    expect(await emailsOf(second.url)).toEqual(emails);
    expect(emails).toHaveLength(1);
  });

  it('keeps the users when it is killed', async () => {
    const first = await ready(['--port', '0', '--data', 'kept']);
    await paste(curlOf(first));
    first.child.kill('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');
    const second = await ready(['--port', '0', '--data', 'kept']);
    expect(await emailsOf(second.url)).toHaveLength(1);
  });

  it('creates no files with --memory', async () => {
    const program = await ready(['--memory', '--port', '0']);
    await paste(curlOf(program));
    expect(readdirSync(directory())).toEqual([]);
  });

  it('uses the DynamoDB of DYNAMODB_ENDPOINT and does not stop it', async () => {
    const engine = await startEngine();
    try {
      const program = await ready(['--port', '0'], { DYNAMODB_ENDPOINT: engine.endpoint });
      expect(program.out()).toContain(`Users are stored in the DynamoDB at ${engine.endpoint}`);
      await paste(curlOf(program));
      program.child.kill('SIGTERM');
      expect(await program.ended).toBe(0);
      const again = await ready([], { DYNAMODB_ENDPOINT: engine.endpoint, PORT: '0' });
      expect(await emailsOf(again.url)).toHaveLength(1);
      expect(readdirSync(directory())).toEqual([]);
    } finally {
      await engine.stop();
    }
  });

  it('requires tokens with --auth, and prints two valid tokens', async () => {
    const program = await ready(['--auth', '--port', '0', '--host', '0.0.0.0', '--data', 'd']);
    const [administrator = '', user = ''] = program.out().match(/^  [\w-]+\.[\w-]+\.[\w-]+$/gm) ?? [];
    const list = async (token?: string) =>
      (
        await fetch(`${program.url.replace('0.0.0.0', '127.0.0.1')}/users`, {
          headers: token === undefined ? {} : { Authorization: `Bearer ${token.trim()}` },
        })
      ).status;
    expect([await list(), await list(administrator), await list(user)]).toEqual([401, 200, 403]);
    expect(await paste(curlOf(program))).toMatch(/^HTTP\/1\.1 201 /);
    expect(statSync(join(directory(), 'd', 'signing-key.pem')).mode & 0o777).toBe(0o600);
  });

  it('verifies a token without --auth too', async () => {
    const program = await ready(['--port', '0', '--memory']);
    const list = async (headers: Record<string, string>) => (await fetch(`${program.url}/users`, { headers })).status;
    const token = execFileSync(process.execPath, [...entryPoint('src/local/token.ts'), '--sub', randomUUID()], {
      cwd: directory(),
      encoding: 'utf8',
    });
    expect(await list({})).toBe(200);
    expect(await list({ Authorization: `Bearer ${token.trim()}` })).toBe(403);
    expect(await list({ Authorization: 'Bearer a.b.c' })).toBe(401);
  });

  it('allows the headers of --allow-header in preflights', async () => {
    const { url } = await ready(['--memory', '--port', '0', '--allow-header', 'X-Tenant-Id', '--allow-header', 'b3']);
    const { headers } = await fetch(`${url}/users`, { method: 'OPTIONS' });
    expect(headers.get('access-control-allow-headers')).toMatch(/^Authorization,.*,tracestate,X-Tenant-Id,b3$/);
  });

  it('prints its help and exits with 0 for --help', async () => {
    const program = start(['--help']);
    expect(await program.ended).toBe(0);
    expect(program.out()).toContain('--no-throttle');
  });
});

describe('a failing start', () => {
  it('prints one line and a hint, and exits with 2, for an unknown option', async () => {
    const program = start(['--prot', '1']);
    expect(await program.ended).toBe(2);
    expect(program.err()).toBe("Unknown option '--prot'\nTo list the options: npm start -- --help\n");
  });

  it('prints one line and exits with 1 for a port in use', async () => {
    const { url } = await ready(['--memory', '--port', '0']);
    const { port } = new URL(url);
    const second = start(['--memory', '--port', port]);
    expect(await second.ended).toBe(1);
    expect(second.err()).toBe(`Port ${port} is already in use. Choose another port: npm start -- --port ${Number(port) + 1}\n`);
  });

  it('prints one line and exits with 1 for a data directory in use; the first API continues', async () => {
    const first = await ready(['--port', '0', '--data', 'shared']);
    const second = start(['--port', '0', '--data', 'shared']);
    expect(await second.ended).toBe(1);
    expect(second.err()).toMatch(/^.*shared\/users\.db is in use by process \d+.*\n$/);
    expect(await paste(curlOf(first))).toMatch(/^HTTP\/1\.1 201 /);
  });

  it('prints one line and exits with 1 for an unreachable DYNAMODB_ENDPOINT', async () => {
    const program = start(['--port', '0'], { DYNAMODB_ENDPOINT: 'http://127.0.0.1:9' });
    expect(await program.ended).toBe(1);
    expect(program.err()).toBe('The DynamoDB at http://127.0.0.1:9 cannot be used: connect ECONNREFUSED 127.0.0.1:9\n');
  });

  it('prints one line and exits with 1 for a host of another machine', async () => {
    const program = start(['--memory', '--port', '0', '--host', '192.0.2.1', '--auth']);
    expect(await program.ended).toBe(1);
    expect(program.err()).toBe('192.0.2.1 is not an address of this machine. Omit --host to use 127.0.0.1.\n');
  });
});

describe('stopping npm start', () => {
  /** Sends a request that stays in flight because its body does not end. */
  async function sendUnfinished({ url }: { url: string }) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => {});
    await new Promise<void>((settle) => socket.write('POST /users HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{', () => settle()));
    // When the response to a later request arrives, the server has read this one.
    await fetch(`${url}/nowhere`);
    return socket;
  }
  const pause = (milliseconds: number) => new Promise((settle) => setTimeout(settle, milliseconds));

  it.each(['SIGINT', 'SIGTERM'] as const)('exits with 0 on %s', async (signal) => {
    const { child, ended } = await ready(['--memory', '--port', '0']);
    child.kill(signal);
    expect(await ended).toBe(0);
  });

  it('exits with 0 on a signal during the start', async () => {
    const program = start(['--data', 'd', '--port', '0']);
    while (!existsSync(join(directory(), 'd'))) await pause(2);
    program.child.kill('SIGINT');
    expect(await program.ended).toBe(0);
  });

  it('completes a request in flight after the signal', async () => {
    const program = await ready(['--memory', '--port', '0']);
    const socket = await sendUnfinished(program);
    program.child.kill('SIGINT');
    await pause(100);
    const response = new Promise<string>((settle) => socket.once('data', (data) => settle(data.toString())));
    socket.write('"a": 1 }');
    expect(await response).toMatch(/^HTTP\/1\.1 4/);
    expect(await program.ended).toBe(0);
  });

  it('does not wait for requests in flight after a second Ctrl-C', async () => {
    const program = await ready(['--memory', '--port', '0']);
    await sendUnfinished(program);
    program.child.kill('SIGINT');
    await pause(600);
    program.child.kill('SIGINT');
    expect(await program.ended).toBe(130);
  });

  it('counts one Ctrl-C that arrives twice, as under npm, once', async () => {
    const program = await ready(['--memory', '--port', '0']);
    const socket = await sendUnfinished(program);
    program.child.kill('SIGINT');
    await pause(20);
    program.child.kill('SIGINT');
    await pause(100);
    socket.write('"a": 1 }');
    expect(await program.ended).toBe(0);
  });

  it('prints the end of the engine and exits with 1', async () => {
    const program = await ready(['--port', '0', '--data', 'd']);
    const { engine }: { engine: number } = JSON.parse(readFileSync(join(directory(), 'd', 'users.db.pid'), 'utf8'));
    process.kill(engine, 'SIGKILL');
    expect(await program.ended).toBe(1);
    expect(program.err()).toMatch(/^The embedded DynamoDB has ended, and with it the API: .*SIGKILL/m);
  });
});
