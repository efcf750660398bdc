import { deepStrictEqual, match, strictEqual } from 'node:assert';
import type { Check } from '../../clients/platforms/checks';
import { type Api, expected, scenario } from '../../clients/platforms/scenario';
import type { System } from './bundle';
import { type Device, device } from './device';

/** Checks the SDK on React Native's network stack with the real API. */
export function apiChecks(system: System, sdk: string, api: Api): Check[] {
  const over = (what: string, prove: (device: Device, api: Api) => Promise<string>): Check => ({
    what: `${system}: ${what}`,
    prove: async () => prove(await device(system, sdk), api),
  });
  return [
    over('fetch with cache: no-store gets 400 from the API, because React Native appends a parameter to the URL', rejectedFetch),
    over('creates, lists over several pages, updates, gets conflicts and deletes', wholeScenario),
    over('reads an unchanged user with 304, and no request has an additional parameter', unchanged),
    over('finds the user of an email address with an apostrophe', apostrophe),
    over('refreshes a rejected token once for all calls', refreshed),
  ];
}

/** Checks the defect of React Native itself: if this check fails, React Native has changed, and the workaround of the SDK can be removed. */
async function rejectedFetch({ global, wire }: Device, { baseUrl, token }: Api): Promise<string> {
  const fetch = global('fetch') as typeof globalThis.fetch;
  const init = { headers: { authorization: `Bearer ${token}` }, cache: 'no-store' } as RequestInit;
  const { status } = await fetch(`${baseUrl}/users`, init);
  strictEqual(status, 400);
  match(wire[0]?.url ?? '', /\?_=\d+$/);
  return '';
}

async function wholeScenario({ sdk, wire }: Device, { baseUrl, token }: Api): Promise<string> {
  deepStrictEqual(await scenario(sdk, { baseUrl, token: () => token }), expected);
  return `${wire.length} requests`;
}

async function unchanged({ sdk, wire }: Device, { baseUrl, token }: Api): Promise<string> {
  const client = sdk.createClient({ baseUrl, token: () => token });
  const { data } = await client.createUser({ body: { email: 'ada@example.com', displayName: 'Ada' } });
  const { userId } = data;
  const first = await client.getUser({ userId });
  const second = await client.getUser({ userId });
  plainEqual([first.data, second.data], [data, data]);
  deepStrictEqual(
    wire.map(({ status }) => status),
    [201, 304, 304],
  );
  const fresh = sdk.createClient({ baseUrl, token: () => token });
  plainEqual([(await fresh.getUser({ userId })).data, (await fresh.getUser({ userId })).data], [data, data]);
  deepStrictEqual(
    wire.slice(3).map(({ status, url }) => [status, url]),
    [200, 304].map((status) => [status, `${baseUrl}/users/${userId}`]),
  );
  await client.deleteUser({ userId });
  return '';
}

async function apostrophe({ sdk, wire }: Device, { baseUrl, token }: Api): Promise<string> {
  const client = sdk.createClient({ baseUrl, token: () => token });
  const { data } = await client.createUser({ body: { email: "o'brien@example.com", displayName: "O'Brien" } });
  const page = await client.listUsers({ email: "o'brien@example.com" });
  strictEqual(page.data.items[0]?.userId, data.userId);
  match(wire[1]?.url ?? '', /\?email=o%27brien%40example\.com$/);
  await client.deleteUser({ userId: data.userId });
  return '';
}

async function refreshed({ sdk, wire }: Device, { baseUrl, token }: Api): Promise<string> {
  const asked: unknown[] = [];
  const client = sdk.createClient({
    baseUrl,
    token: ({ stale }) => {
      asked.push(stale);
      return stale === undefined ? 'refused' : token;
    },
  });
  const answers = await Promise.all([1, 2, 3].map(() => client.listUsers()));
  deepStrictEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  );
  deepStrictEqual(asked, [undefined, 'refused']);
  strictEqual(wire.filter(({ status }) => status === 200).length, 3);
  return '';
}

/** Compares values as JSON, because objects of another realm have other prototypes. */
const plainEqual = (one: unknown, other: unknown): void =>
  deepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));
