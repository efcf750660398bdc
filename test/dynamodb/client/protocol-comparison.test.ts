import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DynamoDBClient,
  type DynamoDBClientConfig,
  DynamoDBServiceException,
  GetItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { DynamodbJson } from '../../../src/dynamodb/client/protocol';

/** A response as DynamoDB sends it. */
interface Recorded {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

let recorded: Recorded = { status: 500, body: '' };
let received: object[] = [];

const server = createServer((request, response) => {
  const { 'content-type': contentType, 'x-amz-target': target } = request.headers;
  void text(request).then((body) => {
    received.push({ method: request.method, url: request.url, contentType, target, body: JSON.parse(body) });
    response.writeHead(recorded.status, { 'x-amzn-requestid': 'request-1', ...recorded.headers }).end(recorded.body);
  });
});

const clients: Partial<Record<'own' | 'sdk', DynamoDBClient>> = {};

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const config: DynamoDBClientConfig = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    maxAttempts: 1,
  };
  clients.own = new DynamoDBClient({ ...config, protocol: new DynamodbJson() });
  clients.sdk = new DynamoDBClient(config);
});
afterAll(() => {
  for (const client of Object.values(clients)) client.destroy();
  server.close();
});
beforeEach(() => {
  received = [];
});

const TableName = 'users';
const Key = { userId: { S: '1' } };
const item = {
  userId: { S: '1' },
  version: { N: '2' },
  isActive: { BOOL: true },
  nothing: { NULL: true },
  preferences: { M: { theme: { S: 'dark' }, list: { L: [{ N: '1.5' }, { S: '' }] } } },
  names: { SS: ['a', 'b'] },
};

type Send = (client: DynamoDBClient) => Promise<object>;
const get: Send = (client) => client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
const query: Send = (client) =>
  client.send(
    new QueryCommand({
      TableName,
      IndexName: 'EmailIndex',
      KeyConditionExpression: 'email = :email',
      ExpressionAttributeValues: { ':email': { S: 'ä@example.com' } },
      Limit: 2,
    }),
  );
const batchGet: Send = (client) => client.send(new BatchGetItemCommand({ RequestItems: { users: { Keys: [Key] } } }));
const update: Send = (client) =>
  client.send(new UpdateItemCommand({ TableName, Key, UpdateExpression: 'SET a = :a', ExpressionAttributeValues: { ':a': { N: '1' } } }));
const transact: Send = (client) =>
  client.send(new TransactWriteItemsCommand({ ClientRequestToken: 'token', TransactItems: [{ Put: { TableName, Item: item } }] }));

const ok = (body: object): Recorded => ({ status: 200, body: JSON.stringify(body) });
const error = (type: string, members: object = {}, status = 400): Recorded => ({
  status,
  body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, ...members }),
});

const successes: [string, Send, Recorded][] = [
  ['GetItem with every type of attribute that items use', get, ok({ Item: item })],
  ['GetItem of a missing item', get, ok({})],
  ['Query with a further page', query, ok({ Items: [item], Count: 1, ScannedCount: 1, LastEvaluatedKey: Key })],
  ['BatchGetItem with unprocessed keys', batchGet, ok({ Responses: { users: [item] }, UnprocessedKeys: { users: { Keys: [Key] } } })],
  ['UpdateItem', update, ok({ Attributes: item })],
  ['TransactWriteItems', transact, ok({})],
  ['capacity units', get, ok({ ConsumedCapacity: { TableName, CapacityUnits: 0.5 } })],
];

const failures: [string, Send, Recorded][] = [
  ['a failed condition with its item', update, error('ConditionalCheckFailedException', { message: 'The condition failed', Item: item })],
  [
    'a cancelled transaction with its reasons',
    transact,
    error('TransactionCanceledException', {
      Message: 'Transaction cancelled',
      CancellationReasons: [{ Code: 'ConditionalCheckFailed', Message: 'The condition failed', Item: item }, { Code: 'None' }],
    }),
  ],
  ['a transaction conflict', update, error('TransactionConflictException', { message: 'Transaction is ongoing' })],
  ['a transaction in progress', transact, error('TransactionInProgressException', { Message: 'in progress' })],
  ['throttling', get, error('ProvisionedThroughputExceededException', { message: 'The level of throughput was exceeded' })],
  ['an invalid request', get, { status: 400, body: '{"__type":"com.amazon.coral.validate#ValidationException","message":"wrong"}' }],
  [
    'an error type in the header',
    get,
    { status: 400, body: '{"message":"wrong"}', headers: { 'x-amzn-errortype': 'ValidationException:http://aws.example/' } },
  ],
  ['an internal error', get, error('InternalServerError', { message: 'Internal' }, 500)],
];

/** The classes that the store distinguishes. */
const classes = [
  DynamoDBServiceException,
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
];

/** Returns what the store can observe of an error. */
const observed = (failure: unknown): object => {
  const { name, message, $fault, $metadata, ...members } = failure as Error & Record<string, unknown>;
  const { Item, CancellationReasons } = members;
  return { classes: classes.filter((each) => failure instanceof each), name, message, $fault, $metadata, Item, CancellationReasons };
};

async function outcomes(send: Send): Promise<unknown[]> {
  const results = [];
  for (const client of [clients.own, clients.sdk]) results.push(client && (await send(client).catch(observed)));
  return results;
}

describe('the protocol of this project and the protocol of the AWS SDK', () => {
  it.each([...successes, ...failures])('send the same request and return the same result for %s', async (_, send, response) => {
    recorded = response;
    const [own, sdk] = await outcomes(send);
    expect(own).toEqual(sdk);
    expect(own).toMatchObject({ $metadata: { httpStatusCode: response.status, requestId: 'request-1' } });
    const [byOwn, bySdk] = received;
    expect(received).toHaveLength(2);
    expect(byOwn).toEqual(bySdk);
  });
});
