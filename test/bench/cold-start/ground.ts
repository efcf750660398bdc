import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dynamodbClient } from '../../../src/dynamodb/client/client';
import { createTable } from '../../../src/dynamodb/emulator/create-table';
import { itemOf } from '../../../src/dynamodb/items';
import { startEngine } from '../../../src/local/engine/engine';
import { user } from '../sample';
import { selfMadeIdentity } from '../../certificate';
import type { Ground } from './sample';
import { systemsManager } from './systems-manager';
import { tlsFront } from '../../tls-front';

const tableName = 'users';

/** Starts the services of the functions: DynamoDB with the sample user and Systems Manager, both behind TLS. */
export async function startGround(node: string): Promise<{ ground: Ground; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'cold-start-'));
  const identity = selfMadeIdentity();
  const roots = join(folder, 'roots.pem');
  writeFileSync(roots, identity.root);
  const engine = await startEngine();
  await fillTable(engine.endpoint);
  const manager = await systemsManager();
  const fronts = [await tlsFront(identity, engine.endpoint), await tlsFront(identity, manager.url)] as const;
  const stop = async () => {
    await Promise.all([...fronts, manager].map((each) => each.stop()));
    await engine.stop();
    rmSync(folder, { recursive: true });
  };
  return { ground: { node, launcher: launcher(), dynamodb: fronts[0].url, systemsManager: fronts[1].url, tableName, roots }, stop };
}

async function fillTable(endpoint: string): Promise<void> {
  const client = dynamodbClient(endpoint);
  await createTable(client, tableName);
  await client.send(new PutCommand({ TableName: tableName, Item: itemOf(user, 1, undefined) }));
  client.destroy();
}

/** Pins the functions to one core, other than the one that most likely runs the services. */
function launcher(): string[] {
  try {
    execFileSync('taskset', ['-c', '1', 'true'], { stdio: 'ignore' });
    return ['taskset', '-c', '1'];
  } catch {
    return [];
  }
}
