import { deepStrictEqual, strictEqual } from 'node:assert';
import type { Check } from '../../clients/platforms/checks';
import { type FrontResponse, type FrontServer, frontServer } from '../../clients/typescript/front-server';
import { profile } from '../../clients/typescript/profile';
import type { Client } from '../../../clients/typescript/src/index';
import type { System } from './bundle';
import { type Device, device } from './device';

const body = { email: 'ada@example.com', displayName: 'Ada' };
const ok = (text: string): FrontResponse => ({ status: 200, headers: { 'Content-Type': 'application/json', ETag: '"1"' }, text });

/** The SDK on React Native's network stack, with responses from something between the phone and the API. */
export function foreignChecks(system: System, sdk: string): Check[] {
  const over = (what: string, prove: (device: Device) => Promise<string>): Check => ({
    what: `${system}: ${what}`,
    prove: async () => prove(await device(system, sdk)),
  });
  return [
    over('a response after a redirect to another origin is unexpected, and the token is not sent there', redirected),
    over('a response after a redirect to another path is unexpected', redirectedInside),
    over('the page of a captive portal is unexpected, and the next call works', portal),
    over('a byte order mark before the JSON of a response is ignored', marked),
    over('a cancelled call rejects at once with its reason, and its request is aborted', cancelled),
  ];
}

const statuses = [301, 302, 303, 307, 308];

const calls: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
  GET: (client) => client.getUser({ userId: '1' }),
  POST: (client) => client.createUser({ body }),
  PUT: (client) => client.updateUser({ userId: '1', body }),
  PATCH: (client) => client.patchUser({ userId: '1', body }),
  DELETE: (client) => client.deleteUser({ userId: '1' }),
};

const failureOf = async (call: Promise<unknown>): Promise<Record<string, unknown>> => {
  const error: unknown = await call.catch((reason: unknown) => reason);
  const { kind, status, attempts, cause } = Object(error);
  return { kind, status, attempts, cause: String(cause) };
};

const redirectError = { kind: 'unexpected', status: undefined, attempts: 1, cause: 'undefined' };

/** Proves the README: which redirects send the body along, and that the token is not sent to the other origin. */
async function redirected({ sdk }: Device): Promise<string> {
  const elsewhere = await frontServer(() => ok(JSON.stringify(profile)));
  let status = 0;
  const api = await frontServer(() => ({ status, headers: { Location: `${elsewhere.url}/users/1` }, text: '' }));
  const client = sdk.createClient({ baseUrl: api.url, token: () => 'secret' });
  const rows = statuses.flatMap((each) => Object.entries(calls).map(([method, call]) => ({ each, method, call })));
  try {
    for (const { each, method, call } of rows) {
      status = each;
      elsewhere.requests.length = 0;
      deepStrictEqual(await failureOf(call(client)), redirectError, `${method} ${each}`);
      const [seen] = elsewhere.requests;
      const keepsMethod = each > 303;
      deepStrictEqual([seen?.method, seen?.headers.authorization], [keepsMethod ? method : 'GET', undefined], `${method} ${each}`);
      strictEqual(seen?.body !== '', keepsMethod && ['POST', 'PUT', 'PATCH'].includes(method), `the body of ${method} ${each}`);
    }
    return `${rows.length} redirects`;
  } finally {
    await stopAll(api, elsewhere);
  }
}

async function redirectedInside({ sdk }: Device): Promise<string> {
  const api = await frontServer(({ path }) =>
    path === '/users/1' ? { status: 302, headers: { Location: '/users/2' }, text: '' } : ok(JSON.stringify(profile)),
  );
  try {
    const client = sdk.createClient({ baseUrl: api.url });
    for (const call of Object.values(calls).filter((each) => each !== calls['POST']))
      deepStrictEqual(await failureOf(call(client)), redirectError);
    return '';
  } finally {
    await stopAll(api);
  }
}

async function portal({ sdk }: Device): Promise<string> {
  const pages = ['<html><p>Sign in</p></html>', '{"error":"login"}', 'null', ''];
  const texts = [...pages, JSON.stringify(profile)];
  const api = await frontServer(() => ok(texts.shift() ?? ''));
  try {
    const client = sdk.createClient({ baseUrl: api.url });
    for (const _ of pages) {
      const { kind, status, attempts } = await failureOf(client.getUser({ userId: '1' }));
      deepStrictEqual([kind, status, attempts], ['unexpected', 200, 1]);
    }
    strictEqual((await client.getUser({ userId: '1' })).data.displayName, 'Ada');
    deepStrictEqual(
      api.requests.map(({ headers }) => headers['if-none-match']),
      [...texts, ...pages, ''].map(() => undefined),
    );
    return '';
  } finally {
    await stopAll(api);
  }
}

async function marked({ sdk }: Device): Promise<string> {
  const api = await frontServer(() => ok(`\ufeff${JSON.stringify(profile)}`));
  try {
    strictEqual((await sdk.createClient({ baseUrl: api.url }).getUser({ userId: '1' })).data.displayName, 'Ada');
    return '';
  } finally {
    await stopAll(api);
  }
}

async function cancelled({ sdk, global, wire }: Device): Promise<string> {
  const api = await frontServer(() => new Promise<FrontResponse>(() => {}));
  try {
    const controller = new (global('AbortController') as typeof AbortController)();
    const call = failureOf(sdk.createClient({ baseUrl: api.url }).getUser({ userId: '1' }, { signal: controller.signal }));
    while (api.requests.length === 0) await new Promise((settle) => setTimeout(settle, 5));
    controller.abort('left');
    deepStrictEqual(await call, { kind: 'cancelled', status: undefined, attempts: 1, cause: 'left' });
    deepStrictEqual(
      wire.map(({ aborted }) => aborted),
      [true],
    );
    const timeout = (global('AbortSignal') as typeof AbortSignal).timeout(20);
    const timedOut = await failureOf(sdk.createClient({ baseUrl: api.url }).getUser({ userId: '1' }, { signal: timeout }));
    deepStrictEqual([timedOut['kind'], timedOut['attempts']], ['timeout', 1]);
    return '';
  } finally {
    await stopAll(api);
  }
}

async function stopAll(...servers: readonly FrontServer[]): Promise<void> {
  for (const server of servers) await server.stop();
}
