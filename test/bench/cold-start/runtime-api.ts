import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';

export interface RuntimeApi {
  /** The value of AWS_LAMBDA_RUNTIME_API, `host:port`. */
  address: string;
  /** The responses in the order of the events. Rejects if the function reports an error. */
  responses: Promise<unknown[]>;
  stop(): void;
}

const invocations = '/2018-06-01/runtime/invocation/';

/**
 * Starts the Runtime API of Lambda for one process. It returns the events one after the other and receives the responses. After the last
 * event it does not respond, like Lambda without further invocations.
 * AWS Lambda Developer Guide, "Using the Lambda runtime API for custom runtimes".
 * @param timeout of an invocation, in milliseconds
 */
export async function runtimeApi(events: readonly object[], timeout: number): Promise<RuntimeApi> {
  const waiting = [...events];
  const received: unknown[] = [];
  const server = createServer();
  const responses = new Promise<unknown[]>((settle, fail) => {
    const receive = async (request: IncomingMessage, response: ServerResponse) => {
      const body = await text(request);
      response.writeHead(202).end();
      if (!request.url?.endsWith('/response')) return fail(new Error(`${request.url}: ${typeOf(request)} ${body}`));
      received.push(JSON.parse(body));
      if (received.length === events.length) settle(received);
    };
    server.on('request', (request, response) => {
      if (request.url === `${invocations}next`) sendEvent(waiting.shift(), timeout, response);
      else void receive(request, response);
    });
  });
  await new Promise<void>((settle) => void server.listen(0, '127.0.0.1', settle));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `127.0.0.1:${port}`, responses, stop };
}

function sendEvent(event: object | undefined, timeout: number, response: ServerResponse): void {
  if (event === undefined) return;
  const body = JSON.stringify(event);
  const time = Math.floor(Date.now() / 1000).toString(16);
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'Lambda-Runtime-Aws-Request-Id': randomUUID(),
    'Lambda-Runtime-Deadline-Ms': Date.now() + timeout,
    'Lambda-Runtime-Invoked-Function-Arn': 'arn:aws:lambda:us-east-1:000000000000:function:bench',
    'Lambda-Runtime-Trace-Id': `Root=1-${time}-e7d1852db8c4fd35d88bf49a;Parent=4c721bf33e3caf8f;Sampled=1`,
  });
  response.end(body);
}

const typeOf = ({ headers }: IncomingMessage): string => String(headers['lambda-runtime-function-error-type'] ?? '');
