import { afterAll, beforeAll } from '@jest/globals';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** How the fake responds to the next request; `silence`: it never does. */
export type Behaviour = { status: number; body: string } | 'silence';

export interface FakeLogs {
  /** The environment variables of a function that writes to the fake. */
  readonly env: Record<string, string>;
  /** The requests so far. */
  readonly requests: { headers: IncomingMessage['headers']; operation: string; body: string }[];
  /** The responses to the next requests. After them, every request succeeds. */
  next: Behaviour[];
}

export const success: Behaviour = { status: 200, body: '{}' };

export const errorOf = (name: string, status = 400): Behaviour => ({ status, body: JSON.stringify({ __type: name, message: 'canary' }) });

/** A local CloudWatch Logs. Called once at the top of a test file. */
export function fakeLogs(): FakeLogs {
  const fake: FakeLogs = { env: {}, requests: [], next: [] };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const operation = String(request.headers['x-amz-target']).replace('Logs_20140328.', '');
    fake.requests.push({ headers: request.headers, operation, body: await text(request) });
    const behaviour = fake.next.shift() ?? success;
    if (behaviour !== 'silence') response.writeHead(behaviour.status, { 'x-amzn-requestid': 'request-1' }).end(behaviour.body);
  };
  const server = createServer((request, response) => void answer(request, response));
  beforeAll(async () => {
    await new Promise<void>((settle) => void server.listen(0, '127.0.0.1', settle));
    const address = server.address();
    Object.assign(fake.env, {
      AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
      AWS_SESSION_TOKEN: 'session-token',
    });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return fake;
}
