// A simple implementation of the API that reads and then puts, without conditions. npm run test:faults must find its violations: node --import tsx test/faults/naive/main.ts --port 0
import { createServer } from 'node:http';
import { join } from 'node:path';
import { dynamodbClient } from '../../../src/dynamodb/client/client';
import { createTable } from '../../../src/dynamodb/emulator/create-table';
import { parseArguments } from '../../../src/local/options/arguments';
import { startEngine } from '../../../src/local/engine/engine';
import { tableName } from '../environment/scan';
import { handle } from './api';

void main();

async function main(): Promise<void> {
  const { data } = parseArguments(process.argv.slice(2), { port: { type: 'string' }, data: { type: 'string' } });
  const endpoint = process.env['DYNAMODB_ENDPOINT'];
  const engine = endpoint === undefined ? await startEngine({ file: join(data ?? '.data', 'users.db') }) : undefined;
  const client = dynamodbClient(endpoint ?? engine?.endpoint ?? '');
  await createTable(client, tableName);
  const server = createServer((request, response) => void handle(client, request, response));
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    process.stdout.write(`The API listens on http://127.0.0.1:${port}\n`);
  });
  const stop = async (): Promise<void> => {
    await engine?.stop();
    process.exitCode = 0;
    server.close();
    server.closeAllConnections();
    client.destroy();
  };
  process.once('SIGINT', () => void stop());
  void engine?.died.then(() => process.abort());
}
