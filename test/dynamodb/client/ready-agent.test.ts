import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { ReadyAgent } from '../../../src/dynamodb/client/client';
import { selfMadeIdentity } from '../../certificate';

const { key, chain, root } = selfMadeIdentity();
const agents: ReadyAgent[] = [];
let server: Server;
let sockets: Socket[];
let url: URL;

beforeEach(async () => {
  sockets = [];
  server = createServer({ key, cert: chain }, (_, response) => response.end('answer'));
  server.on('secureConnection', (socket: Socket) => sockets.push(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = new URL(`https://localhost:${(server.address() as AddressInfo).port}`);
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

afterAll(() => {
  for (const agent of agents) agent.destroy();
});

function agentFor(target: URL, trusted?: string): ReadyAgent {
  const agent = new ReadyAgent(target, { keepAlive: true, ...(trusted !== undefined && { ca: trusted }) });
  agents.push(agent);
  return agent;
}

async function ask(agent: ReadyAgent): Promise<number | undefined> {
  const sent = request(url, { agent }).end();
  const [response] = await once(sent, 'response');
  response.resume();
  await once(response, 'end');
  return response.statusCode;
}

describe('ReadyAgent', () => {
  it('opens a connection when it is created, and sends the first request over it', async () => {
    const agent = agentFor(url, root);
    await once(server, 'secureConnection');
    expect([await ask(agent), await ask(agent)]).toEqual([200, 200]);
    expect(sockets).toHaveLength(1);
  });

  it('sends the first request over a connection that is still opening', async () => {
    expect(await ask(agentFor(url, root))).toBe(200);
    expect(sockets).toHaveLength(1);
  });

  it('opens another connection for a concurrent request', async () => {
    const agent = agentFor(url, root);
    expect(await Promise.all([ask(agent), ask(agent)])).toEqual([200, 200]);
    expect(sockets).toHaveLength(2);
  });

  it('opens another connection when the first was closed before the first request', async () => {
    const agent = agentFor(url, root);
    await once(server, 'secureConnection');
    sockets[0]?.destroy();
    await new Promise((settle) => setTimeout(settle, 50));
    expect(await ask(agent)).toBe(200);
    expect(sockets).toHaveLength(2);
  });

  it('ignores a failed connection before the first request', async () => {
    const agent = agentFor(new URL('https://localhost:1'), root);
    await new Promise((settle) => setTimeout(settle, 50));
    expect(await ask(agent)).toBe(200);
  });

  it('uses the open connection only for its own host and port', async () => {
    const elsewhere = createServer({ key, cert: chain }).listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const agent = agentFor(new URL(`https://localhost:${(elsewhere.address() as AddressInfo).port}`), root);
    expect(await ask(agent)).toBe(200);
    agent.destroy();
    elsewhere.close();
    elsewhere.closeAllConnections();
  });

  it('rejects a server whose certificate is not trusted', async () => {
    await expect(ask(agentFor(url))).rejects.toMatchObject({ code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' });
  });
});
