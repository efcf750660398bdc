import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  TransactionCanceledException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, GetCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { dynamodbClient } from '../../../src/dynamodb/client/client';
import { transact } from '../../../src/dynamodb/writes';
import { at, someUser, usersIn } from '../store';

interface Answer {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

interface Asked {
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
}

let answers: Answer[] = [];
let asked: Asked[] = [];

/** Responds with these responses in order, and with the last one forever. */
const server = createServer((request, response) => {
  void text(request).then((body) => {
    asked.push({ headers: request.headers, body: JSON.parse(body) });
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? { status: 500, body: '' };
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
});

let client: ReturnType<typeof dynamodbClient>;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(() => void server.close());

beforeEach(() => {
  asked = [];
  // Each client has a quota of retries.
  client = dynamodbClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

afterEach(() => client.destroy());

const get = () => client.send(new GetCommand({ TableName: 'users', Key: { userId: '1' } }));
const refusal = (type: string, more: object = {}, status = 400): Answer => ({ status, body: JSON.stringify({ __type: type, ...more }) });

async function errorOf(...given: Answer[]): Promise<DynamoDBServiceException> {
  answers = given;
  return get().then(
    () => Promise.reject(new Error('it was answered')),
    (error: unknown) => error as DynamoDBServiceException,
  );
}

describe("DynamoDB's protocol", () => {
  it('sends the name of the operation and the input as the SDK has serialized it', async () => {
    answers = [{ status: 200, body: '{"Item":{"userId":{"S":"1"},"version":{"N":"2"}}}', headers: { 'x-amzn-requestid': 'r-1' } }];
    const { Item, $metadata } = await get();
    expect([Item, $metadata.requestId, $metadata.httpStatusCode]).toEqual([{ userId: '1', version: 2 }, 'r-1', 200]);
    expect(asked).toEqual([
      {
        headers: expect.objectContaining({ 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'DynamoDB_20120810.GetItem' }),
        body: { TableName: 'users', Key: { userId: { S: '1' } } },
      },
    ]);
  });

  it('throws the errors that the store distinguishes as classes of the SDK, with their members', async () => {
    const Item = { userId: { S: '1' } };
    const failed = await errorOf(refusal('com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException', { Item, message: 'no' }));
    expect(failed).toBeInstanceOf(ConditionalCheckFailedException);
    expect(failed).toMatchObject({ name: 'ConditionalCheckFailedException', message: 'no', Item, $fault: 'client' });
    const CancellationReasons = [{ Code: 'ConditionalCheckFailed', Item }, { Code: 'None' }];
    const cancelled = await errorOf(
      refusal('com.amazonaws.dynamodb.v20120810#TransactionCanceledException', { CancellationReasons, Message: 'no' }),
    );
    expect(cancelled).toBeInstanceOf(TransactionCanceledException);
    expect(cancelled).toMatchObject({ message: 'no', CancellationReasons });
    expect(asked).toHaveLength(2);
    const inProgress = await errorOf(refusal('com.amazonaws.dynamodb.v20120810#TransactionInProgressException'));
    expect(inProgress).toBeInstanceOf(TransactionInProgressException);
    expect(inProgress.$metadata.attempts).toBe(3);
  });

  it.each([
    ['by the body', refusal('com.amazon.coral.validate#ValidationException', { message: 'wrong' })],
    [
      'by the header',
      { status: 400, body: '{"message":"wrong"}', headers: { 'x-amzn-errortype': 'ValidationException:http://aws.example/' } },
    ],
  ])('throws every other error with its name, %s', async (_, answer) => {
    const error = await errorOf(answer);
    expect(error).toBeInstanceOf(DynamoDBServiceException);
    expect(error).toMatchObject({
      name: 'ValidationException',
      message: 'wrong',
      $fault: 'client',
      $metadata: { httpStatusCode: 400, attempts: 1 },
    });
  });

  it('reads the name of an error from the header when the body has none', async () => {
    const error = await errorOf({ status: 400, body: '', headers: { 'x-amzn-errortype': 'ValidationException' } });
    expect(error).toMatchObject({ name: 'ValidationException', message: 'ValidationException' });
  });

  it.each([
    ['a throttling error', refusal('com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException')],
    ['an internal server error', refusal('com.amazonaws.dynamodb.v20120810#InternalServerError', {}, 500)],
    ['a page of a proxy', { status: 503, body: '<html>' }],
    ['empty', { status: 502, body: '' }],
  ])('makes three attempts when the response is %s', async (_, answer) => {
    const error = await errorOf(answer);
    expect(error.$metadata.attempts).toBe(3);
    expect(asked).toHaveLength(3);
    answers = [answer, { status: 200, body: '{}' }];
    await expect(get()).resolves.toMatchObject({ $metadata: { attempts: 2 } });
  });

  const html = '<html><body>Sign in to the network</body></html>';
  const brokenAnswers: [string, Answer][] = [
    ['an empty body', { status: 200, body: '' }],
    ['white space', { status: 200, body: ' \r\n' }],
    ['the beginning of a JSON object', { status: 200, body: '{"Item":{"userId":{"S":"1"}' }],
    ['HTML', { status: 200, body: html, headers: { 'content-type': 'text/html' } }],
    ['null', { status: 200, body: 'null' }],
    ['an array', { status: 200, body: '[]' }],
    ['a string', { status: 200, body: '"ok"' }],
    ['204 and no body', { status: 204, body: '' }],
    ['a redirect', { status: 302, body: '', headers: { location: 'http://127.0.0.1:1/' } }],
    ['an error without a type', { status: 403, body: html }],
    ['an error without a type, in JSON', { status: 400, body: '{"error":"no"}' }],
  ];

  it.each(brokenAnswers)('retries a call whose response is %s, and throws InvalidResponse after three attempts', async (_, answer) => {
    const error = await errorOf(answer);
    expect(error).toMatchObject({ name: 'InvalidResponse', $metadata: { attempts: 3, httpStatusCode: answer.status } });
    expect(asked).toHaveLength(3);
    answers = [answer, answer, { status: 200, body: '{"Item":{"userId":{"S":"1"}}}' }];
    await expect(get()).resolves.toMatchObject({ Item: { userId: '1' }, $metadata: { attempts: 3 } });
  });

  it.each([
    ['Query', () => client.send(new QueryCommand({ TableName: 'users' })), '{"Items":[]}'],
    ['BatchGetItem', () => client.send(new BatchGetCommand({ RequestItems: {} })), '{"Responses":{}}'],
    ['UpdateItem', () => client.send(new UpdateCommand({ TableName: 'users', Key: {} })), '{"Attributes":{}}'],
  ])('retries a %s whose response lacks the required member', async (_, send: () => Promise<object>, complete) => {
    answers = [{ status: 200, body: '{}' }];
    await expect(send()).rejects.toMatchObject({ name: 'InvalidResponse', $metadata: { attempts: 3 } });
    answers = [
      { status: 200, body: '{}' },
      { status: 200, body: complete },
    ];
    await expect(send()).resolves.toMatchObject({ $metadata: { attempts: 2 } });
  });

  it.each(brokenAnswers)('service-unavailable: every method of the store, when the response is %s', async (_, answer) => {
    const users = usersIn(client, 'users');
    const user = someUser();
    const terms = { now: at(1), expected: 'any', emailMayChange: true } as const;
    const calls = [
      () => users.insert(user, user.userId),
      () => users.find(user.userId),
      () => users.replace(user.userId, user, terms),
      () => users.remove(user.userId, terms),
      () => users.page({ limit: 20, order: 'desc', now: at(1) }),
      () => users.page({ limit: 20, order: 'desc', now: at(1), email: user.email }),
    ];
    answers = [answer];
    const settled = await Promise.allSettled(calls.map((call) => call()));
    const code = 'service-unavailable';
    expect(settled).toEqual(calls.map(() => ({ status: 'rejected', reason: expect.objectContaining({ code }) })));
  });

  it('retries a transaction with the same token, and sends another transaction with another token', async () => {
    answers = [
      { status: 500, body: '' },
      { status: 200, body: '{}' },
    ];
    const store = {
      client,
      tableName: 'users',
      listingShards: 1,
      settleSeconds: 0,
      now: Date.now,
      deadline: Date.now() + 5000,
      call: { abortSignal: AbortSignal.timeout(5000) },
    };
    await transact(store, [{ Delete: { TableName: 'users', Key: { userId: '1' } } }]);
    await transact(store, [{ Delete: { TableName: 'users', Key: { userId: '1' } } }]);
    const [first, again, other] = asked.map(({ body }) => body['ClientRequestToken']);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('does not change how the SDK serializes a transaction', async () => {
    answers = [{ status: 200, body: '{}' }];
    await client.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName: 'users', Item: { a: 1, b: undefined } } }] }));
    expect(asked[0]?.body).toEqual({ TransactItems: [{ Put: { TableName: 'users', Item: { a: { N: '1' } } } }] });
  });
});
