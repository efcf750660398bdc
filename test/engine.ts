import { afterAll, beforeAll } from '@jest/globals';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import { environment } from '../src/config';
import { dynamodbClient } from '../src/dynamodb/client/client';
import { createTable } from '../src/dynamodb/emulator/create-table';
import { type Engine, startEngine } from '../src/local/engine/engine';

/** The DynamoDB of a test file. It is available within tests and hooks only. */
export interface TestEngine {
  readonly endpoint: string;
  readonly client: DynamoDBDocumentClient;
  /** Creates an empty table. Returns its name. */
  freshTable(): Promise<string>;
}

/** The URL of another engine for all tests; undefined: each test file starts an embedded one in memory. */
const foreignEndpoint = process.env[environment.dynamodbEndpoint];

/** Starts an engine for the tests of a file. Call it once, at the top of the file. */
export function testEngine(): TestEngine {
  let engine: Engine | undefined;
  let client: DynamoDBDocumentClient | undefined;
  const endpoint = () => engine?.endpoint ?? foreignEndpoint ?? notYet();

  beforeAll(async () => {
    if (foreignEndpoint === undefined) engine = await startEngine();
    client = dynamodbClient(endpoint());
  });
  afterAll(async () => {
    client?.destroy();
    await engine?.stop();
  });

  return {
    get endpoint() {
      return endpoint();
    },
    get client() {
      return client ?? notYet();
    },
    freshTable: async () => {
      const name = `users-${randomUUID()}`;
      await createTable(client ?? notYet(), name);
      return name;
    },
  };
}

function notYet(): never {
  throw new Error('The engine is not running yet. Use it only inside a test or a hook.');
}
