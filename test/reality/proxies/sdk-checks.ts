import { deepStrictEqual, match, strictEqual } from 'node:assert/strict';
import type * as Sdk from '../../../clients/typescript/src/index';
import type { Check } from '../../clients/platforms/checks';

interface Behind {
  readonly proxy: string;
  readonly token: string;
  readonly coding: string;
  /** The format of an ETag that the proxy has changed. */
  readonly changed: RegExp;
}

/** What the SDK sent and received. */
interface Exchange {
  readonly sent: Readonly<Record<string, string>>;
  readonly status: number;
  readonly received: Readonly<Record<string, string>>;
}

export const sdkChecks = (sdk: typeof Sdk, behind: Behind): Check[] => [
  { what: 'the SDK updates a profile six times in a row', prove: () => saves(sdk, behind) },
  { what: 'the SDK reads an unchanged profile with 304 and updates it', prove: () => rereads(sdk, behind) },
  { what: 'the SDK gets 412 after an update by another client', prove: () => conflicts(sdk, behind) },
];

function watched(sdk: typeof Sdk, { proxy, token }: Behind) {
  const exchanges: Exchange[] = [];
  const transport: Sdk.Transport = async (request) => {
    const answer = await sdk.fetchTransport(request);
    exchanges.push({ sent: request.headers, status: answer.status, received: answer.headers });
    return answer;
  };
  const client = sdk.createClient({ baseUrl: proxy, token: () => token, transport });
  return { client, exchanges };
}

/** Reads a profile through the proxy: nginx changes the ETag of this response, but not that of a 201. */
async function opened(sdk: typeof Sdk, behind: Behind, email: string) {
  const body = { email, displayName: 'Ada' };
  const { userId } = (await watched(sdk, behind).client.createUser({ body })).data;
  const { client, exchanges } = watched(sdk, behind);
  const { data: profile } = await client.getUser({ userId });
  const rename = (displayName: string) => client.updateUser({ userId, body: { ...body, displayName } });
  return { client, exchanges, userId, profile, rename };
}

async function saves(sdk: typeof Sdk, behind: Behind): Promise<string> {
  const { client, exchanges, userId, rename } = await opened(sdk, behind, 'six.times@example.com');
  for (const round of [1, 2, 3, 4, 5, 6]) await rename(`Ada ${round}`);
  strictEqual((await client.getUser({ userId })).data.version, 7);
  const saved = exchanges.slice(1, 7);
  deepStrictEqual(
    saved.map(({ status }) => status),
    [200, 200, 200, 200, 200, 200],
  );
  // Without these assertions, the check would pass with a proxy that changes nothing.
  for (const { sent, received } of saved) {
    match(sent['if-match'] ?? '', behind.changed);
    match(received['etag'] ?? '', behind.changed);
    strictEqual(received['content-encoding'], behind.coding);
  }
  return `with ${saved[0]?.sent['if-match']}`;
}

async function rereads(sdk: typeof Sdk, behind: Behind): Promise<string> {
  const { client, exchanges, userId, profile, rename } = await opened(sdk, behind, 'reread@example.com');
  deepStrictEqual((await client.getUser({ userId })).data, profile);
  match(exchanges.at(-1)?.sent['if-none-match'] ?? '', behind.changed);
  strictEqual(exchanges.at(-1)?.status, 304);
  strictEqual((await rename('Grace')).data.version, 2);
  strictEqual((await client.deleteUser({ userId })).status, 204);
  return '';
}

async function conflicts(sdk: typeof Sdk, behind: Behind): Promise<string> {
  const { userId, exchanges, rename } = await opened(sdk, behind, 'conflict@example.com');
  const other = watched(sdk, behind).client;
  await other.updateUser({ userId, body: { email: 'conflict@example.com', displayName: 'Grace' }, ifMatch: '*' });
  const error = await rename('Too late').then(
    () => undefined,
    (reason: unknown) => reason,
  );
  strictEqual(sdk.isProblem(error, 'updateUser') && error.code, 'precondition-failed');
  match(exchanges.at(-1)?.sent['if-match'] ?? '', behind.changed);
  strictEqual((await other.getUser({ userId })).data.displayName, 'Grace');
  return '';
}
