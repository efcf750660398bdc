import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConditionalCheckFailedException, DynamoDBServiceException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { dynamodbClient } from '../../src/dynamodb/client';
import { transact } from '../../src/dynamodb/writes';

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

/** Gives the answers in their order, and the last one for ever. */
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
  client = dynamodbClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

afterAll(() => {
  client.destroy();
  server.close();
});

beforeEach(() => {
  asked = [];
});

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
  it('names the operation and sends what the SDK has made of the input', async () => {
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

  it('gives the errors that are told apart as classes of the SDK, with what they carry', async () => {
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
  });

  it.each([
    ['by the body', refusal('com.amazon.coral.validate#ValidationException', { message: 'wrong' })],
    [
      'by the header',
      { status: 400, body: '{"message":"wrong"}', headers: { 'x-amzn-errortype': 'ValidationException:http://aws.example/' } },
    ],
  ])('gives every other error its name, %s', async (_, answer) => {
    const error = await errorOf(answer);
    expect(error).toBeInstanceOf(DynamoDBServiceException);
    expect(error).toMatchObject({
      name: 'ValidationException',
      message: 'wrong',
      $fault: 'client',
      $metadata: { httpStatusCode: 400, attempts: 1 },
    });
  });

  it('takes the name of an error from the header alone', async () => {
    const error = await errorOf({ status: 400, body: '', headers: { 'x-amzn-errortype': 'ValidationException' } });
    expect(error).toMatchObject({ name: 'ValidationException', message: 'ValidationException' });
  });

  it.each([
    ['throttled', refusal('com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException')],
    ['told of a failure', refusal('com.amazonaws.dynamodb.v20120810#InternalServerError', {}, 500)],
    ['answered by something that is not DynamoDB', { status: 503, body: '<html>' }],
    ['answered by nothing', { status: 502, body: '' }],
  ])('asks again when it is %s, three times in all', async (_, answer) => {
    const error = await errorOf(answer);
    expect(error.$metadata.attempts).toBe(3);
    expect(asked).toHaveLength(3);
    answers = [answer, { status: 200, body: '{}' }];
    await expect(get()).resolves.toMatchObject({ $metadata: { attempts: 2 } });
  });

  it('sends a transaction again with the token that it had, and another one with its own', async () => {
    answers = [
      { status: 500, body: '' },
      { status: 200, body: '{}' },
    ];
    const store = {
      client,
      tableName: 'users',
      listingShards: 1,
      settleSeconds: 0,
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

  it('leaves what the SDK does with a transaction as it is', async () => {
    answers = [{ status: 200, body: '{}' }];
    await client.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName: 'users', Item: { a: 1, b: undefined } } }] }));
    expect(asked[0]?.body).toEqual({ TransactItems: [{ Put: { TableName: 'users', Item: { a: { N: '1' } } } }] });
  });
});
