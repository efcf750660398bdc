import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { environment } from '../../src/config';
import { redactedText } from '../../src/http/log-line';
import { type LambdaHandler, serve } from '../../src/http/serve';
import { createRuntime } from '../../src/lambda';
import { endpoint } from '../../src/handlers/getUser';
import { personalIn, personalInLine } from '../canaries';
import { lambdaContext, proxyEvent } from '../event';
import { type LogWatch, watchLogs } from '../log-watch';

const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl';
/** A DynamoDB whose errors contain personal data, even in their names, which are logged. */
const fault = { __type: `com.amazonaws#canary@example.com ${token}`, message: 'no such item: Canary Display, +15550001234' };
const server = createServer((_, response) =>
  response.writeHead(400, { 'x-amzn-requestid': 'canary@example.com' }).end(JSON.stringify(fault)),
);
let handler: LambdaHandler;
let logs: LogWatch;

beforeAll(async () => {
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  logs = watchLogs();
  const env = {
    [environment.tableName]: 'none',
    [environment.dynamodbEndpoint]: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [environment.logLevel]: 'DEBUG',
  };
  handler = serve(
    endpoint,
    createRuntime(env, (line) => void process.stdout.write(line), Date.now),
  );
});
afterAll(() => {
  logs.stop();
  server.close();
});

describe('an internal error whose name contains personal data', () => {
  it('is logged without the personal data, and the response is the fixed problem document', async () => {
    const { statusCode, body, headers } = await handler(proxyEvent('getUser', { path: { userId: randomUUID() } }), lambdaContext);
    const [line = '', ...more] = logs.lines();
    expect([statusCode, more]).toEqual([503, []]);
    expect(JSON.parse(line).fault.name).toContain(redactedText);
    expect(personalInLine(line)).toEqual([]);
    expect(personalIn(`${body}${JSON.stringify(headers)}`)).toEqual([]);
  });
});
