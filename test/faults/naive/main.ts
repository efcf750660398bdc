// The API as it is often written: read, then put. The suite must find its faults: node --import tsx test/faults/naive/main.ts --port 0
import { createServer } from 'node:http';
import { join } from 'node:path';
import { dynamodbClient } from '../../../src/dynamodb/client/client';
import { createTable } from '../../../src/dynamodb/emulator/create-table';
import { parseArguments } from '../../../src/local/options/arguments';
import { startEngine } from '../../../src/local/engine/engine';
import { tableName } from '../environment/scan';
import { answerFor } from './api';

void main();

async function main(): Promise<void> {
  const { data } = parseArguments(process.argv.slice(2), { port: { type: 'string' }, data: { type: 'string' } });
  const given = process.env['DYNAMODB_ENDPOINT'];
  const engine = given === undefined ? await startEngine({ file: join(data ?? '.data', 'users.db') }) : undefined;
  const client = dynamodbClient(given ?? engine?.endpoint ?? '');
  await createTable(client, tableName);
  const server = createServer((request, response) => void answerFor(client, request, response));
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
