import { beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { environment } from '../../../src/config';
import { itemOf, lockOf } from '../../../src/dynamodb/items';
import type { OperationId } from '../../../generated/operations';
import { traffic, typicalUser, type Use } from '../../../infra/cost/usage';
import { accessLogFormat } from '../../../infra/stack/rest-api';
import { type Call, type DeclaredResponse, testApi } from '../../api';
import { content, user } from '../../bench/sample';
import { itemSize } from '../../dynamodb/item-size';

// As on AWS: one line for each request, with the business counter if there is one.
process.env[environment.environmentName] = 'prod';
process.env['LOG_LEVEL'] = 'INFO';
process.env['_X_AMZN_TRACE_ID'] = 'Root=1-5f84c7a1-e7d1852db8c4fd35d88bf49a;Parent=4c721bf33e3caf8f;Sampled=0';
const written: string[] = [];
jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);

const api = testApi();
const compressedFrom = 1024;

const someone = () => ({ ...content, email: `${randomUUID()}@example.com` });

/** Creates the user of the measured request. */
async function created(body = someone(), headers = {}): Promise<DeclaredResponse> {
  return api.call('createUser', { body, headers });
}

const perform: Record<Use, () => Promise<[OperationId, Call]>> = {
  get: async () => ['getUser', { path: (await created()).json }],
  revalidate: async () => {
    const { json, headers } = await created();
    return ['getUser', { path: json, headers: { 'If-None-Match': headers.get('etag') ?? '' } }];
  },
  create: async () => ['createUser', { body: someone(), headers: { 'Idempotency-Key': randomUUID() } }],
  replay: async () => {
    const again = { body: someone(), headers: { 'Idempotency-Key': randomUUID() } };
    await created(again.body, again.headers);
    return ['createUser', again];
  },
  update: async () => {
    const body = someone();
    return ['updateUser', { path: (await created(body)).json, body: { ...body, bio: 'Found the bug.' } }];
  },
  unchanged: async () => {
    const body = someone();
    return ['updateUser', { path: (await created(body)).json, body }];
  },
  move: async () => ['updateUser', { path: (await created()).json, body: someone() }],
  patch: async () => ['patchUser', { path: (await created()).json, body: { bio: 'Found the bug.' } }],
  patchUnchanged: async () => ['patchUser', { path: (await created()).json, body: { bio: content.bio } }],
  patchMove: async () => ['patchUser', { path: (await created()).json, body: { email: someone().email } }],
  delete: async () => ['deleteUser', { path: (await created()).json }],
  list: async () => ['listUsers', { query: { limit: 20 } }],
  list100: async () => ['listUsers', { query: { limit: 100 } }],
  find: async () => ['listUsers', { query: { email: (await created()).json.email } }],
};

function bytesOf({ status, headers, text }: DeclaredResponse): number {
  const lines = [`HTTP/1.1 ${status} OK`, ...[...headers].map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n');
  const size = Buffer.byteLength(text);
  return Buffer.byteLength(lines) + (size >= compressedFrom ? gzipSync(text).length : size);
}

/** The line that API Gateway writes to the access log, with values of typical length. */
const accessLog = Buffer.byteLength(
  Object.entries({
    requestId: randomUUID(),
    extendedRequestId: 'JKJaXmPLvHcESHA=',
    xrayTraceId: 'Root=1-5f84c7a1-e7d1852db8c4fd35d88bf49a',
    requestTimeEpoch: '1795512565123',
    httpMethod: 'GET',
    resourcePath: '/users/{userId}',
    status: '200',
    responseLatency: '31',
    responseLength: '512',
    'integration.status': '200',
    'integration.latency': '28',
    'error.responseType': '-',
    'authorizer.status': '200',
    'waf.status': '200',
  }).reduce((line, [name, value]) => line.replace(`"$context.${name}"`, JSON.stringify(value)), accessLogFormat),
);

/** Within 5 %. */
function expectNear(found: number, wanted: number): void {
  expect(Math.abs(found - wanted) / wanted).toBeLessThan(0.05);
}

describe('the traffic of a request in the cost model', () => {
  beforeAll(async () => {
    await Promise.all(Array.from({ length: 110 }, () => created()));
  });
  beforeEach(() => void written.splice(0));

  it.each(Object.keys(traffic) as Use[])('has the bytes of the response and of the logs: %s', async (use) => {
    const [operationId, call] = await perform[use]();
    written.splice(0);
    const answer = bytesOf(await api.call(operationId, call));
    const log = Buffer.byteLength(written.join('')) + accessLog;
    expectNear(answer, traffic[use].response);
    expectNear(log, traffic[use].log);
  });

  it('has the bytes of a typical user as DynamoDB counts them', () => {
    expect({ item: itemSize(itemOf(user, 1, user.userId)), lock: itemSize(lockOf(user.email, user.userId)) }).toEqual(typicalUser);
  });
});
