import { afterEach, describe, expect, it } from '@jest/globals';
import { type DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, Socket } from 'node:net';
import { dynamodbClient, dynamodbClientOnAws } from '../../../src/dynamodb/client/client';

const lambda = {
  AWS_LAMBDA_FUNCTION_NAME: 'user-profiles-getUser',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'key',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
};

const made: { destroy?: () => void }[] = [];
afterEach(() => {
  for (const each of made.splice(0)) each.destroy?.();
});

function clientIn(env: NodeJS.ProcessEnv) {
  const client = dynamodbClientOnAws(env);
  made.push(client.config.requestHandler);
  return client;
}

/** Returns the headers of the first request to a DynamoDB at this URL. */
async function heard(envFor: (url: string) => NodeJS.ProcessEnv): Promise<IncomingHttpHeaders> {
  const server = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const request = once(server, 'request');
  await clientIn(envFor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)).send(new ListTablesCommand({}));
  server.close();
  const [{ headers }] = await request;
  return headers;
}

describe('the DynamoDB client of a function', () => {
  it.each([
    ['eu-central-1', 'https://dynamodb.eu-central-1.amazonaws.com/'],
    ['cn-north-1', 'https://dynamodb.cn-north-1.amazonaws.com.cn/'],
  ])('calls the endpoint of its region, %s', async (region, url) => {
    const { config } = clientIn({ ...lambda, AWS_REGION: region });
    expect(config.endpointProvider({})).toEqual({ url: new URL(url) });
    expect(await config.region()).toBe(region);
  });

  it.each(['AWS_ENDPOINT_URL_DYNAMODB', 'AWS_ENDPOINT_URL'])('calls the endpoint in the environment variable %s', async (variable) => {
    const { authorization, 'x-amz-security-token': token } = await heard((url) => ({ ...lambda, [variable]: url }));
    expect(token).toBe('token');
    expect(authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/eu-central-1\/dynamodb\/aws4_request, /);
  });

  it('opens a connection when it is created', async () => {
    const server = createTcpServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const connection = once(server, 'connection');
    clientIn({ ...lambda, AWS_ENDPOINT_URL_DYNAMODB: `https://localhost:${(server.address() as AddressInfo).port}` });
    const [socket] = await connection;
    expect(socket).toBeInstanceOf(Socket);
    socket.destroy();
    server.close();
  });

  it('sends the tracing header, for X-Ray and the detection of recursive calls', async () => {
    const before = { ...process.env };
    const trace = 'Root=1-5f84c7a1-e7d1852db8c4fd35d88bf49a;Parent=4c721bf33e3caf8f;Sampled=1';
    Object.assign(process.env, { AWS_LAMBDA_FUNCTION_NAME: 'f', _X_AMZN_TRACE_ID: trace });
    const headers = await heard((url) => ({ ...lambda, AWS_ENDPOINT_URL_DYNAMODB: url }));
    process.env = before;
    expect(headers['x-amzn-trace-id']).toBe(trace);
  });
});

describe('the credentials of a function', () => {
  it.each(['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])(
    'are required: creating the client without %s throws an error that names the variable',
    (variable) => {
      for (const value of [undefined, '']) {
        expect(() => clientIn({ ...lambda, [variable]: value })).toThrow(`The environment variable ${variable} is not set`);
      }
    },
  );

  it('may lack a session token, as long-term credentials do', async () => {
    const { 'x-amz-security-token': token } = await heard((url) => ({ ...lambda, AWS_SESSION_TOKEN: undefined, AWS_ENDPOINT_URL: url }));
    expect(token).toBeUndefined();
  });
});

type Answering = (socket: Socket) => void;

const answer = '{"TableNames":[]}';
const head = `HTTP/1.1 200 OK\r\ncontent-type: application/x-amz-json-1.0\r\ncontent-length: ${answer.length}\r\n\r\n`;
const whole: Answering = (socket) => void socket.write(head + answer);

/** What the first connection sends instead of a complete response. */
const deaths: [string, Answering][] = [
  ['nothing', () => {}],
  ['no body', (socket) => void socket.write(head)],
  ['half a response', (socket) => void socket.write(head + answer.slice(0, 5))],
];

const clients: [string, (url: string) => DynamoDBClient][] = [
  ['the embedded engine and DYNAMODB_ENDPOINT', (url) => dynamodbClient(url)],
  ['a function with AWS_ENDPOINT_URL', (url) => clientIn({ ...lambda, AWS_ENDPOINT_URL: url })],
];

/** Returns the number of attempts of a call to a server whose first connection sends no complete response. */
async function attemptsAfter(death: Answering, clientAt: (url: string) => DynamoDBClient): Promise<number | undefined> {
  const sockets: Socket[] = [];
  const server = createTcpServer((socket) => {
    const respond = sockets.push(socket) === 1 ? death : whole;
    socket.on('error', () => {}).on('data', () => respond(socket));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = clientAt(url);
  const { $metadata } = await client.send(new ListTablesCommand({}));
  client.destroy();
  for (const socket of sockets) socket.destroy();
  server.close();
  return $metadata.attempts;
}

describe('a connection that stops responding', () => {
  it.each(clients)('is abandoned after three seconds, and the retry succeeds: client for %s', async (_, clientAt) => {
    const attempts: Record<string, number | undefined> = {};
    for (const [death, respond] of deaths) attempts[death] = await attemptsAfter(respond, clientAt);
    expect(attempts).toEqual({ nothing: 2, 'no body': 2, 'half a response': 2 });
  });
});
