import { spawn } from 'node:child_process';
import { CognitoIdentityProviderClient, ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { run } from '../../../clients/swift/child';
import { interrupted } from '../../interrupted';
import type { Deployment } from './deployment';
import { clientOptions } from './stack';

/** Runs `npm run smoke` against the deployment. */
export function smoke({ engine, url }: Deployment) {
  const args = ['--import', 'tsx', 'test/smoke/main.ts', '--env', 'dev', '--url', url, '--administrator'];
  return run({ program: process.execPath, args, env: { ...engine.env } }, interrupted);
}

/** @throws Error when the user pool or the table contains anything except deletion markers, which expire after an hour */
export async function assertNothingLeft({ engine, userPoolId, tableName }: Deployment): Promise<string> {
  const { Users = [] } = await new CognitoIdentityProviderClient(clientOptions(engine)).send(
    new ListUsersCommand({ UserPoolId: userPoolId }),
  );
  const { Items = [] } = await new DynamoDBClient(clientOptions(engine)).send(new ScanCommand({ TableName: tableName }));
  const kept = Items.filter((item) => item['deletedAt'] === undefined);
  if (Users.length + kept.length === 0) return 'nothing is left behind';
  throw new Error(`The user pool has ${Users.length} users, and the table has ${kept.length} items of profiles.`);
}

/** Runs `npm run smoke` and interrupts it, as Ctrl-C does, when the profile exists. */
export async function interruptedSmoke({ engine, url }: Deployment): Promise<{ code: number | null; output: string }> {
  const args = ['--import', 'tsx', 'test/smoke/main.ts', '--env', 'dev', '--url', url];
  const child = spawn(process.execPath, args, { env: { ...process.env, ...engine.env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let sent = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (!sent && output.includes('✓ creates a profile')) sent = child.kill('SIGINT');
    });
  }
  const code = await new Promise<number | null>((settle) => child.once('close', settle));
  return { code, output };
}
