import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundling } from '../../../infra/bundle/bundle';
import { proxyEvent } from '../../event';
import { lambdaEnvironment } from './lambda-environment';

const hour = 3_600_000;
const userId = randomUUID();
const time = '2026-01-01T00:00:00.000Z';
const found = JSON.stringify({
  Item: {
    userId: { S: userId },
    email: { S: 'ada@example.com' },
    displayName: { S: 'Ada' },
    version: { N: '1' },
    createdAt: { S: time },
    updatedAt: { S: time },
  },
});

type Respond = (response: ServerResponse) => void;

/** What the server does with the first request; it responds with the user to every other. */
let firstResponse: Respond = () => {};
let requests: IncomingHttpHeaders[] = [];

const server = createServer((request, response) => {
  requests.push(request.headers);
  request.resume();
  if (requests.length === 1) firstResponse(response);
  else response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'r-2' }).end(found);
});

const folder = mkdtempSync(join(tmpdir(), 'bundle-faults-'));
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const rejection = (type: string, status: number, headers: Record<string, string> = {}): Respond => {
  return (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/x-amz-json-1.0', ...headers })
      .end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: type }));
};

const driver = `
  const [file, event] = process.argv.slice(1);
  require(file).handler(JSON.parse(event), { getRemainingTimeInMillis: () => 10000 }).then(({ statusCode, body }) =>
    console.log(JSON.stringify({ statusCode, displayName: JSON.parse(body).displayName })));
`;

/** Runs the bundle in a process of its own, with the environment that Lambda sets. */
async function getUser(file: string): Promise<unknown> {
  const env = lambdaEnvironment(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'users');
  const event = JSON.stringify(proxyEvent('getUser', { path: { userId } }));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['-e', driver, file, event], { env });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

/** Milliseconds between the signing time of a request and this machine's clock. */
const offsetOf = (headers: IncomingHttpHeaders | undefined): number => {
  const [, date, hours, minutes, seconds] = /^(\d{8})T(\d\d)(\d\d)(\d\d)Z$/.exec(String(headers?.['x-amz-date'])) ?? [];
  const day = `${date?.slice(0, 4)}-${date?.slice(4, 6)}-${date?.slice(6)}`;
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`) - Date.now();
};

describe.each(['own', 'sdk'] as const)('a bundle with the %s protocol of DynamoDB', (dynamodbProtocol) => {
  const file = join(folder, `${dynamodbProtocol}.cjs`);
  beforeAll(async () => {
    await build({ ...bundling('getUser', { dynamodbProtocol }), outfile: file, logLevel: 'error' });
  });

  it.each<[string, Respond]>([
    ['throttling', rejection('ProvisionedThroughputExceededException', 400)],
    ['a 5xx response', rejection('InternalServerError', 500)],
    ['a reset connection', (response) => void response.socket?.resetAndDestroy()],
  ])('retries after %s and returns the user', async (_, respond) => {
    firstResponse = respond;
    requests = [];
    expect(await getUser(file)).toMatchObject({ statusCode: 200, displayName: 'Ada' });
    expect(requests).toHaveLength(2);
  });

  it('retries with the time of the server after the response says that its clock is wrong', async () => {
    const serverTime = new Date(Date.now() + hour).toUTCString();
    firstResponse = rejection('InvalidSignatureException', 400, { date: serverTime });
    requests = [];
    expect(await getUser(file)).toMatchObject({ statusCode: 200, displayName: 'Ada' });
    expect(requests).toHaveLength(2);
    const [first, second] = requests.map(offsetOf);
    expect(Math.abs(first ?? Infinity)).toBeLessThan(60_000);
    expect(Math.abs((second ?? Infinity) - hour)).toBeLessThan(60_000);
  });
});
