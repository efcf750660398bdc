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
  { what: 'the SDK changes a profile six times in a row, with the etag of the profile', prove: () => saves(sdk, behind) },
  { what: 'the SDK changes a profile six times in a row, with the ETag of the proxy as ifMatch', prove: () => savesByTag(sdk, behind) },
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
  return { client, exchanges, userId, profile };
}

const rounds = [1, 2, 3, 4, 5, 6];

async function saves(sdk: typeof Sdk, behind: Behind): Promise<string> {
  const { client, exchanges, userId, profile: first } = await opened(sdk, behind, 'six.times@example.com');
  let profile = first;
  for (const round of rounds) {
    const { etag } = profile;
    const edited = { displayName: `Ada ${round}` };
    const { data } =
      round % 2 === 0
        ? await client.patchUser({ userId, body: sdk.patchUserRequest(profile, edited) })
        : await client.updateUser({ userId, body: { ...sdk.replaceUserRequest(profile), ...edited } });
    const { sent } = expectChanged(behind, exchanges.at(-1));
    strictEqual(sent['if-match'], etag);
    profile = data;
  }
  strictEqual(profile.version, 7);
  return `with ${profile.etag}`;
}

async function savesByTag(sdk: typeof Sdk, behind: Behind): Promise<string> {
  const { client, exchanges, userId } = await opened(sdk, behind, 'six.tags@example.com');
  for (const round of rounds) {
    const ifMatch = exchanges.at(-1)?.received['etag'] ?? '';
    await client.patchUser({ userId, body: { displayName: `Ada ${round}` }, ifMatch });
    match(expectChanged(behind, exchanges.at(-1)).sent['if-match'] ?? '', behind.changed);
  }
  strictEqual((await client.getUser({ userId })).data.version, 7);
  return `with ${exchanges.at(-1)?.received['etag']}`;
}

/** If the proxy does not change the ETag, the checks prove nothing. */
function expectChanged({ changed, coding }: Behind, exchange: Exchange | undefined): Exchange {
  if (exchange === undefined) throw new Error('The SDK sent no request.');
  match(exchange.received['etag'] ?? '', changed);
  strictEqual(exchange.received['content-encoding'], coding);
  return exchange;
}

async function rereads(sdk: typeof Sdk, behind: Behind): Promise<string> {
  const { client, exchanges, userId, profile } = await opened(sdk, behind, 'reread@example.com');
  deepStrictEqual((await client.getUser({ userId })).data, profile);
  match(exchanges.at(-1)?.sent['if-none-match'] ?? '', behind.changed);
  strictEqual(exchanges.at(-1)?.status, 304);
  const body = sdk.patchUserRequest(profile, { displayName: 'Grace' });
  strictEqual((await client.patchUser({ userId, body })).data.version, 2);
  strictEqual((await client.deleteUser({ userId })).status, 204);
  return '';
}

async function conflicts(sdk: typeof Sdk, behind: Behind): Promise<string> {
  const { client, userId, exchanges, profile } = await opened(sdk, behind, 'conflict@example.com');
  const other = watched(sdk, behind).client;
  await other.updateUser({ userId, body: { email: 'conflict@example.com', displayName: 'Grace' }, ifMatch: '*' });
  deepStrictEqual((await client.getUser({ userId })).data.displayName, 'Grace');
  const late = client.patchUser({ userId, body: sdk.patchUserRequest(profile, { displayName: 'Too late' }) });
  const error = await late.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  strictEqual(sdk.isProblem(error, 'patchUser') && error.code, 'precondition-failed');
  strictEqual(exchanges.at(-1)?.sent['if-match'], profile.etag);
  strictEqual((await other.getUser({ userId })).data.displayName, 'Grace');
  return '';
}
