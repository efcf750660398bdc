import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { dynamodbClient } from '../../../src/dynamodb/client/client';
import { tableName } from '../../../src/local/data/directory';
import type { Users } from '../../../src/users/users';
import { usersIn } from '../../dynamodb/store';

/** One call to the engine, as the SDK sends it. */
export interface RecordedCall {
  headers: Record<string, string>;
  body: string;
}

/** What the store asks of the engine for an operation, its calls in order. */
export async function recorded(endpoint: string, operation: (users: Users) => Promise<unknown>): Promise<RecordedCall[]> {
  const calls: RecordedCall[] = [];
  const server = createServer((request, response) => {
    void forwarded(endpoint, request, calls).then(({ status, body }) =>
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body),
    );
  });
  await new Promise<void>((settle) => void server.listen(0, '127.0.0.1', settle));
  const { port } = server.address() as AddressInfo;
  const client = dynamodbClient(`http://127.0.0.1:${port}`);
  try {
    await operation(usersIn(client, tableName, { timeLeft: 10_000 }));
  } finally {
    client.destroy();
    server.close();
  }
  return calls;
}

const kept = ['content-type', 'x-amz-target', 'authorization', 'x-amz-date', 'x-amz-content-sha256'];

async function forwarded(endpoint: string, request: IncomingMessage, calls: RecordedCall[]) {
  const body = await text(request);
  const headers = Object.fromEntries(kept.flatMap((name) => (request.headers[name] ? [[name, String(request.headers[name])]] : [])));
  calls.push({ headers, body });
  const answer = await fetch(endpoint, { method: 'POST', headers, body });
  return { status: answer.status, body: await answer.text() };
}
