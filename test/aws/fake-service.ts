import { afterAll, beforeAll } from '@jest/globals';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** How a fake responds to a request; `silence`: it never does. */
export type Behaviour = { status: number; body: string } | 'silence';

interface ReceivedRequest {
  headers: IncomingMessage['headers'];
  body: string;
}

export const errorOf = (name: string, status = 400): Behaviour => ({ status, body: JSON.stringify({ __type: name, message: 'canary' }) });

/**
 * Starts a local AWS service of the JSON protocol for the tests of a file, and returns the environment variables of a function that calls it.
 * @param endpointVariable the environment variable with the endpoint of the service
 * @param respond called with each request
 */
export function fakeService(endpointVariable: string, respond: (request: ReceivedRequest) => Behaviour): Record<string, string> {
  const env: Record<string, string> = {};
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const behaviour = respond({ headers: request.headers, body: await text(request) });
    if (behaviour === 'silence') return;
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'request-1' };
    response.writeHead(behaviour.status, headers).end(behaviour.body);
  };
  const server = createServer((request, response) => void answer(request, response));
  beforeAll(async () => {
    await new Promise<void>((settle) => void server.listen(0, '127.0.0.1', settle));
    const address = server.address();
    Object.assign(env, {
      [endpointVariable]: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
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
  return env;
}
