import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { deepStrictEqual, match } from 'node:assert/strict';
import type { Deployment } from './deployment';
import { clientOptions } from './stack';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const listing = { operation: 'listUsers', status: 200, target: undefined };

/**
 * Proves that the audit log contains the two listings that a smoke test requests as an administrator, and none of the requests that it makes
 * as a user.
 */
export async function proveAuditLog({ engine }: Deployment): Promise<string> {
  const client = new CloudWatchLogsClient(clientOptions(engine));
  const { events = [] } = await client.send(new FilterLogEventsCommand({ logGroupName: 'user-profiles-dev-audit' }));
  const lines = events.map(({ message = '' }): Record<string, unknown> => JSON.parse(message));
  deepStrictEqual(
    lines.map(({ operation, status, target }) => ({ operation, status, target })),
    [listing, listing],
  );
  match(String(lines[0]?.['subject']), uuid);
  return `2 lines with ${Object.keys(lines[0] ?? {}).join(', ')}`;
}
