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
  it('greets with a command that creates a user when pasted', async () => {
    const program = await ready(['--memory', '--port', '0']);
    const answer = await paste(curlOf(program));
    expect(answer).toMatch(/^HTTP\/1\.1 201 Created\r\n/);
    expect(answer).toMatch(/"email":"ada-[a-z0-9]+@example\.com"/);
    expect(await emailsOf(program.url)).toHaveLength(1);
    expect(program.err()).not.toContain('Warning');
  });

  it('keeps its users in .data over a restart', async () => {
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

  it('keeps its users when it is killed', async () => {
    const first = await ready(['--port', '0', '--data', 'kept']);
    await paste(curlOf(first));
    first.child.kill('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');
    const second = await ready(['--port', '0', '--data', 'kept']);
    expect(await emailsOf(second.url)).toHaveLength(1);
  });

  it('writes nothing with --memory', async () => {
    const program = await ready(['--memory', '--port', '0']);
    await paste(curlOf(program));
    expect(readdirSync(directory())).toEqual([]);
  });

  it('uses the DynamoDB of DYNAMODB_ENDPOINT and leaves it running', async () => {
    const engine = await startEngine();
    try {
      const program = await ready(['--port', '0'], { DYNAMODB_ENDPOINT: engine.endpoint });
      expect(program.out()).toContain(`The users are in the DynamoDB at ${engine.endpoint}`);
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

  it('demands tokens where it is told to, and prints two that it takes', async () => {
    const program = await ready(['--auth', '--port', '0', '--host', '0.0.0.0', '--data', 'd']);
    const [administrator = '', person = ''] = program.out().match(/^  [\w-]+\.[\w-]+\.[\w-]+$/gm) ?? [];
    const list = async (token?: string) =>
      (
        await fetch(`${program.url.replace('0.0.0.0', '127.0.0.1')}/users`, {
          headers: token === undefined ? {} : { Authorization: `Bearer ${token.trim()}` },
        })
      ).status;
    expect([await list(), await list(administrator), await list(person)]).toEqual([401, 200, 403]);
    expect(await paste(curlOf(program))).toMatch(/^HTTP\/1\.1 201 /);
    expect(statSync(join(directory(), 'd', 'signing-key.pem')).mode & 0o777).toBe(0o600);
  });

  it('verifies a token that is sent where none is demanded', async () => {
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

  it('lets web apps send the headers of --allow-header', async () => {
    const { url } = await ready(['--memory', '--port', '0', '--allow-header', 'X-Tenant-Id', '--allow-header', 'b3']);
    const { headers } = await fetch(`${url}/users`, { method: 'OPTIONS' });
    expect(headers.get('access-control-allow-headers')).toMatch(/^Authorization,.*,tracestate,X-Tenant-Id,b3$/);
  });

  it('prints the help and ends with 0', async () => {
    const program = start(['--help']);
    expect(await program.ended).toBe(0);
    expect(program.out()).toContain('--no-throttle');
  });
});

describe('what cannot be started', () => {
  it('an unknown option: one line, the hint, exit code 2', async () => {
    const program = start(['--prot', '1']);
    expect(await program.ended).toBe(2);
    expect(program.err()).toBe("Unknown option '--prot'\nnpm start -- --help shows what there is.\n");
  });

  it('a port in use: one line, exit code 1', async () => {
    const { url } = await ready(['--memory', '--port', '0']);
    const { port } = new URL(url);
    const second = start(['--memory', '--port', port]);
    expect(await second.ended).toBe(1);
    expect(second.err()).toBe(`Port ${port} is in use; choose another one: npm start -- --port ${Number(port) + 1}\n`);
  });

  it('a data directory in use: one line, exit code 1, and the first goes on', async () => {
    const first = await ready(['--port', '0', '--data', 'shared']);
    const second = start(['--port', '0', '--data', 'shared']);
    expect(await second.ended).toBe(1);
    expect(second.err()).toMatch(/^.*shared\/users\.db is in use by process \d+.*\n$/);
    expect(await paste(curlOf(first))).toMatch(/^HTTP\/1\.1 201 /);
  });

  it('a DynamoDB that is not there: one line, exit code 1', async () => {
    const program = start(['--port', '0'], { DYNAMODB_ENDPOINT: 'http://127.0.0.1:9' });
    expect(await program.ended).toBe(1);
    expect(program.err()).toBe('The DynamoDB at http://127.0.0.1:9 cannot be used: connect ECONNREFUSED 127.0.0.1:9\n');
  });

  it('an address that is not of this machine: one line, exit code 1', async () => {
    const program = start(['--memory', '--port', '0', '--host', '192.0.2.1', '--auth']);
    expect(await program.ended).toBe(1);
    expect(program.err()).toBe('192.0.2.1 is no address of this machine\n');
  });
});

describe('the end', () => {
  /** A request that stays in flight because its body never ends. */
  async function fly({ url }: { url: string }) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => {});
    await new Promise<void>((settle) => socket.write('POST /users HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{', () => settle()));
    // The server has read it once it has answered a request that came later.
    await fetch(`${url}/nowhere`);
    return socket;
  }
  const pause = (milliseconds: number) => new Promise((settle) => setTimeout(settle, milliseconds));

  it.each(['SIGINT', 'SIGTERM'] as const)('%s ends it with 0', async (signal) => {
    const { child, ended } = await ready(['--memory', '--port', '0']);
    child.kill(signal);
    expect(await ended).toBe(0);
  });

  it('a signal while it starts ends it with 0', async () => {
    const program = start(['--data', 'd', '--port', '0']);
    while (!existsSync(join(directory(), 'd'))) await pause(2);
    program.child.kill('SIGINT');
    expect(await program.ended).toBe(0);
  });

  it('a request in flight is answered after the signal', async () => {
    const program = await ready(['--memory', '--port', '0']);
    const socket = await fly(program);
    program.child.kill('SIGINT');
    await pause(100);
    const answer = new Promise<string>((settle) => socket.once('data', (data) => settle(data.toString())));
    socket.write('"a": 1 }');
    expect(await answer).toMatch(/^HTTP\/1\.1 4/);
    expect(await program.ended).toBe(0);
  });

  it('a second Ctrl-C does not wait for requests in flight', async () => {
    const program = await ready(['--memory', '--port', '0']);
    await fly(program);
    program.child.kill('SIGINT');
    await pause(600);
    program.child.kill('SIGINT');
    expect(await program.ended).toBe(130);
  });

  it('one Ctrl-C that arrives twice, as under npm, counts once', async () => {
    const program = await ready(['--memory', '--port', '0']);
    const socket = await fly(program);
    program.child.kill('SIGINT');
    await pause(20);
    program.child.kill('SIGINT');
    await pause(100);
    socket.write('"a": 1 }');
    expect(await program.ended).toBe(0);
  });

  it('the end of the engine is said and ends it with 1', async () => {
    const program = await ready(['--port', '0', '--data', 'd']);
    const { engine }: { engine: number } = JSON.parse(readFileSync(join(directory(), 'd', 'users.db.pid'), 'utf8'));
    process.kill(engine, 'SIGKILL');
    expect(await program.ended).toBe(1);
    expect(program.err()).toMatch(/^The embedded DynamoDB has ended, and with it the API: .*SIGKILL/m);
  });
});
