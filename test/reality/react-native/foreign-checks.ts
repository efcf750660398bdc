import { deepStrictEqual, strictEqual } from 'node:assert';
import type { Check } from '../../clients/platforms/checks';
import { type FrontAnswer, type FrontServer, frontServer } from '../../clients/typescript/front-server';
import { profile } from '../../clients/typescript/profile';
import type { Client } from '../../../clients/typescript/src/index';
import type { System } from './bundle';
import { type Device, device } from './device';

const body = { email: 'ada@example.com', displayName: 'Ada' };
const ok = (text: string): FrontAnswer => ({ status: 200, headers: { 'Content-Type': 'application/json', ETag: '"1"' }, text });

/** The SDK over React Native's network stack, answered by what stands between a phone and the API. */
export function foreignChecks(system: System, sdk: string): Check[] {
  const over = (what: string, prove: (device: Device) => Promise<string>): Check => ({
    what: `${system}: ${what}`,
    prove: async () => prove(await device(system, sdk)),
  });
  return [
    over('an answer after a redirect to another origin is unexpected, the token stays', redirected),
    over('an answer after a redirect to another path is unexpected', redirectedInside),
    over('the page of a captive portal is unexpected, and the next call works', portal),
    over('a byte order mark before the JSON of an answer is read', marked),
    over('a cancelled call ends at once with its reason, and the request with it', cancelled),
  ];
}

const statuses = [301, 302, 303, 307, 308];

const calls: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
  GET: (client) => client.getUser({ userId: '1' }),
  POST: (client) => client.createUser({ body }),
  PUT: (client) => client.updateUser({ userId: '1', body }),
  DELETE: (client) => client.deleteUser({ userId: '1' }),
};

const failureOf = async (call: Promise<unknown>): Promise<Record<string, unknown>> => {
  const error: unknown = await call.catch((reason: unknown) => reason);
  const { kind, status, tries, cause } = Object(error);
  return { kind, status, tries, cause: String(cause) };
};

const refused = { kind: 'unexpected', status: undefined, tries: 1, cause: 'Error: redirected' };

/** What the README says of React Native: which redirects take the body along, and that the token stays. */
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
      deepStrictEqual(await failureOf(call(client)), refused, `${method} ${each}`);
      const [seen] = elsewhere.requests;
      const isKept = each > 303;
      deepStrictEqual([seen?.method, seen?.headers.authorization], [isKept ? method : 'GET', undefined], `${method} ${each}`);
      strictEqual(seen?.body !== '', isKept && ['POST', 'PUT'].includes(method), `the body of ${method} ${each}`);
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
      deepStrictEqual(await failureOf(call(client)), refused);
    return '';
  } finally {
    await stopAll(api);
  }
}

async function portal({ sdk }: Device): Promise<string> {
  const pages = ['<html><p>Sign in</p></html>', '{"error":"login"}', 'null', ''];
  const answers = [...pages, JSON.stringify(profile)];
  const api = await frontServer(() => ok(answers.shift() ?? ''));
  try {
    const client = sdk.createClient({ baseUrl: api.url });
    for (const _ of pages) {
      const { kind, status, tries } = await failureOf(client.getUser({ userId: '1' }));
      deepStrictEqual([kind, status, tries], ['unexpected', 200, 1]);
    }
    strictEqual((await client.getUser({ userId: '1' })).data.displayName, 'Ada');
    deepStrictEqual(
      api.requests.map(({ headers }) => headers['if-none-match']),
      [...answers, ...pages, ''].map(() => undefined),
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
  const api = await frontServer(() => new Promise<FrontAnswer>(() => {}));
  try {
    const controller = new (global('AbortController') as typeof AbortController)();
    const call = failureOf(sdk.createClient({ baseUrl: api.url }).getUser({ userId: '1' }, { signal: controller.signal }));
    while (api.requests.length === 0) await new Promise((settle) => setTimeout(settle, 5));
    controller.abort('left');
    deepStrictEqual(await call, { kind: 'cancelled', status: undefined, tries: 1, cause: 'left' });
    deepStrictEqual(
      wire.map(({ aborted }) => aborted),
      [true],
    );
    const timeout = (global('AbortSignal') as typeof AbortSignal).timeout(20);
    const timedOut = await failureOf(sdk.createClient({ baseUrl: api.url }).getUser({ userId: '1' }, { signal: timeout }));
    deepStrictEqual([timedOut['kind'], timedOut['tries']], ['timeout', 1]);
    return '';
  } finally {
    await stopAll(api);
  }
}

async function stopAll(...servers: readonly FrontServer[]): Promise<void> {
  for (const server of servers) await server.stop();
}
