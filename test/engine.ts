import { afterAll, beforeAll } from '@jest/globals';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import { environment } from '../src/config';
import { dynamodbClient } from '../src/dynamodb/client/client';
import { createTable } from '../src/dynamodb/emulator/create-table';
import { type Engine, startEngine } from '../src/local/engine/engine';

/** The DynamoDB of a test file. Nothing of it can be read before the tests have begun. */
export interface TestEngine {
  readonly endpoint: string;
  readonly client: DynamoDBDocumentClient;
  /** A new empty table; its name. */
  freshTable(): Promise<string>;
}

/** The engine that the whole run was pointed at; absent: each test file has its own, in memory. */
const foreignEndpoint = process.env[environment.dynamodbEndpoint];

/** Called once at the top of a test file: an engine is there while its tests run. */
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
  throw new Error('The engine starts with the tests; ask for it inside of one');
}
