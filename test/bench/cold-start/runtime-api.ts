import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';

export interface RuntimeApi {
  /** `host:port`, as AWS_LAMBDA_RUNTIME_API has it. */
  address: string;
  /** The answers in the order of the events. Rejects when the function reports an error. */
  answers: Promise<unknown[]>;
  stop(): void;
}

const invocations = '/2018-06-01/runtime/invocation/';

/**
 * Lambda's Runtime API for one process: it hands out the events, one after the other, and hears the answers; then it keeps silent,
 * as Lambda does when there is nothing to do.
 * AWS Lambda Developer Guide, "Using the Lambda runtime API for custom runtimes".
 * @param timeout of an invocation, in milliseconds
 */
export async function runtimeApi(events: readonly object[], timeout: number): Promise<RuntimeApi> {
  const waiting = [...events];
  const heard: unknown[] = [];
  const server = createServer();
  const answers = new Promise<unknown[]>((settle, fail) => {
    const hear = async (request: IncomingMessage, response: ServerResponse) => {
      const body = await text(request);
      response.writeHead(202).end();
      if (!request.url?.endsWith('/response')) return fail(new Error(`${request.url}: ${typeOf(request)} ${body}`));
      heard.push(JSON.parse(body));
      if (heard.length === events.length) settle(heard);
    };
    server.on('request', (request, response) => {
      if (request.url === `${invocations}next`) handOut(waiting.shift(), timeout, response);
      else void hear(request, response);
    });
  });
  await new Promise<void>((settle) => void server.listen(0, '127.0.0.1', settle));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `127.0.0.1:${port}`, answers, stop };
}

function handOut(event: object | undefined, timeout: number, response: ServerResponse): void {
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
