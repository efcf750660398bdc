import { once } from 'node:events';
import { createServer } from 'node:net';
import { listenFailure } from './errors';
import { writeMockContract } from './mock-contract';
import { UsageError } from './options/arguments';
import { type Address, mockAddress } from './options/mock';
import { npmExit } from './process/npm-exit';

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof UsageError) console.error('To list the options: npm run mock -- --help');
  process.exit(error instanceof UsageError ? 2 : 1);
});

/** Runs the Prism mock server in this process with the options of the command line. */
async function main(args: string[]): Promise<void> {
  void npmExit('src/local/mock.ts').then(() => process.exit(0));
  const address = mockAddress(args);
  if (address) await checkFree(address);
  const prism = require.resolve('@stoplight/prism-cli');
  process.argv = [process.execPath, prism, 'mock', writeMockContract(), ...args];
  require(prism);
}

/** Prism itself reports a port in use with its help text and a stack trace. */
async function checkFree(address: Address): Promise<void> {
  const server = createServer();
  try {
    server.listen(address.port, address.host);
    await once(server, 'listening');
  } catch (error) {
    throw new Error(listenFailure(error, address, 'npm run mock') ?? String(error), { cause: error });
  } finally {
    server.close();
  }
}
