import { afterAll, beforeAll } from '@jest/globals';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** How the fake responds to a request; `silence`: it never does. */
export type Behaviour = { status: number; body: string } | 'silence';

export interface FakeSsm {
  /** The environment variables of a function that reads from the fake. */
  readonly env: Record<string, string>;
  /** The requests so far: headers and body. */
  readonly requests: { headers: IncomingMessage['headers']; body: string }[];
  behaviour: Behaviour;
}

/** Returns the response to GetParameter in the JSON protocol of AWS Systems Manager. */
export const parameterOf = (value: string): Behaviour => ({
  status: 200,
  body: JSON.stringify({ Parameter: { Name: '/user-profiles/test/settings', Type: 'String', Value: value, Version: 1, DataType: 'text' } }),
});

export const errorOf = (name: string, status = 400): Behaviour => ({ status, body: JSON.stringify({ __type: name, message: 'canary' }) });

/** A local Systems Manager with one parameter. Called once at the top of a test file. */
export function fakeSsm(): FakeSsm {
  const fake: FakeSsm = { env: {}, requests: [], behaviour: 'silence' };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    fake.requests.push({ headers: request.headers, body: await text(request) });
    if (fake.behaviour === 'silence') return;
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'request-1' };
    response.writeHead(fake.behaviour.status, headers).end(fake.behaviour.body);
  };
  const server = createServer((request, response) => void answer(request, response));
  beforeAll(async () => {
    await new Promise<void>((settle) => void server.listen(0, '127.0.0.1', settle));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    Object.assign(fake.env, {
      AWS_ENDPOINT_URL_SSM: `http://127.0.0.1:${port}`,
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
