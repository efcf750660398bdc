import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { createServer } from 'node:http';
import { dynamodbClient } from '../../../src/dynamodb/client/client';
import { invocationTracingHeader, xray } from '../../../src/telemetry/xray';
import { testEngine } from '../../engine';
import { fakeDaemon } from '../../telemetry/fake-daemon';
import { at, later, someUser, usersIn } from '../store';

const engine = testEngine();
const daemon = fakeDaemon();

/** The real engine does not throttle. */
const throttled = createServer((_, response) =>
  response
    .writeHead(400, { 'content-type': 'application/x-amz-json-1.0', connection: 'close' })
    .end(JSON.stringify({ __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException' })),
);
beforeAll(() => new Promise<void>((settle) => void throttled.listen(0, '127.0.0.1', settle)));
afterAll(() => void throttled.close());

const trace = () =>
  xray({
    daemonAddress: daemon.env['AWS_XRAY_DAEMON_ADDRESS'],
    tracingHeader: () => invocationTracingHeader(daemon.env),
    now: Date.now,
  });

async function tracedClient() {
  const tableName = await engine.freshTable();
  const client = dynamodbClient(engine.endpoint, trace()?.('DynamoDB', { table_name: tableName }));
  return { client, tableName };
}

describe('the subsegments of calls to DynamoDB', () => {
  it('have one document per call, with the name of the API operation', async () => {
    const { client, tableName } = await tracedClient();
    const users = usersIn(client, tableName);
    const operationsOf = async (method: () => Promise<unknown>, calls: number) => {
      const arriving = daemon.next(calls);
      await method();
      return (await arriving).map(({ aws }) => [aws['operation'], aws['table_name']]);
    };
    const user = someUser();
    expect(await operationsOf(() => users.insert(user, undefined), 1)).toEqual([['TransactWriteItems', tableName]]);
    expect(await operationsOf(() => users.find(user.userId), 1)).toEqual([['GetItem', tableName]]);
    expect(
      await operationsOf(
        () => users.replace(user.userId, { email: user.email, displayName: 'B' }, { now: at(1), expected: 'any', emailMayChange: true }),
        1,
      ),
    ).toEqual([['UpdateItem', tableName]]);
    const page = () => users.page({ limit: 20, order: 'desc', now: later });
    expect(await operationsOf(page, 2)).toEqual([
      ['Query', tableName],
      ['BatchGetItem', tableName],
    ]);
  });

  it('contain the result of the call, and nothing of its input and output', async () => {
    const { client, tableName } = await tracedClient();
    const arriving = daemon.next(3);
    await client.send(new PutCommand({ TableName: tableName, Item: { userId: 'canary', email: 'canary@example.com' } }));
    const again = new PutCommand({ TableName: tableName, Item: { userId: 'canary' }, ConditionExpression: 'attribute_not_exists(userId)' });
    await expect(client.send(again)).rejects.toThrow('conditional');
    await expect(client.send(new GetCommand({ TableName: 'canary-table', Key: { userId: 'canary' } }))).rejects.toThrow('not found');
    const [put, refused, missing] = await arriving;
    expect(put).toMatchObject({ namespace: 'aws', name: 'DynamoDB', http: { response: { status: 200 } }, aws: { retries: 0 } });
    expect(put).not.toHaveProperty('error');
    for (const failed of [refused, missing]) expect(failed).toMatchObject({ error: true, http: { response: { status: 400 } } });
    expect(daemon.datagrams.join('')).not.toContain('canary');
  });

  it('have the flag for throttling and the number of retries', async () => {
    const address = throttled.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const client = dynamodbClient(`http://127.0.0.1:${port}`, trace()?.('DynamoDB'));
    const arriving = daemon.next(1);
    await expect(client.send(new GetCommand({ TableName: 'users', Key: { userId: '1' } }))).rejects.toMatchObject({
      name: 'ProvisionedThroughputExceededException',
    });
    expect(await arriving).toMatchObject([{ error: true, throttle: true, aws: { retries: 2 } }]);
  });

  it('have the flag for a fault and the number of retries when there is no response', async () => {
    const client = dynamodbClient('http://127.0.0.1:1', trace()?.('DynamoDB'));
    const arriving = daemon.next(1);
    await expect(client.send(new GetCommand({ TableName: 'users', Key: { userId: '1' } }))).rejects.toThrow('ECONNREFUSED');
    expect(await arriving).toMatchObject([{ fault: true, aws: { operation: 'GetItem', retries: 2 } }]);
  });
});
