import { deepStrictEqual, match, strictEqual } from 'node:assert/strict';
import type { components } from '../../../generated/types';
import type { Check } from '../../clients/platforms/checks';
import { sdkPackage } from '../../clients/platforms/package';
import { mediaTypeOf } from '../../media-type';
import { startApi } from '../api';
import { exchange, type Received, type Sent } from '../exchange';
import { loadSdk } from '../sdk';
import type { CompressingProxy } from './proxy';
import { sdkChecks } from './sdk-checks';

type UserProfile = components['schemas']['UserProfile'];

/** The API behind a proxy. */
interface Behind {
  readonly proxy: string;
  /** The API without the proxy. */
  readonly api: string;
  readonly token: string;
  /** A content coding of the proxy, and the format of an ETag that the proxy has changed. */
  readonly coding: string;
  readonly changed: RegExp;
}

export async function proxyChecks({ codings, start }: CompressingProxy, folder: string): Promise<Check[]> {
  const { url: api, administrator: token } = await startApi(folder, '--auth');
  const proxy = await start(folder, api);
  const sdk = loadSdk(await sdkPackage(folder));
  return [
    ...Object.entries(codings).flatMap(([coding, changed]) => requestChecks({ proxy, api, token, coding, changed })),
    ...sdkChecks(sdk, { proxy, token, coding: 'gzip', changed: codings['gzip'] ?? /^$/ }),
  ];
}

const requestChecks = (behind: Behind): Check[] =>
  [
    { what: 'the proxy compresses a profile and changes its ETag', prove: () => isChanged(behind) },
    { what: 'If-Match with the ETag of the proxy works for six updates in a row', prove: () => saves(behind) },
    { what: 'If-Match with the ETag of the proxy works for six patches in a row', prove: () => patches(behind) },
    { what: 'If-Match with the etag of the profile, which no proxy changes, works for a patch', prove: () => patchesByProfile(behind) },
    { what: 'If-None-Match with the ETag of the proxy returns 304', prove: () => notModified(behind) },
    { what: 'If-Match with a stale ETag of the proxy returns 412', prove: () => stale(behind) },
    { what: 'If-Match with the ETag of the proxy works for a deletion', prove: () => deletes(behind) },
    { what: 'the ETag of the proxy is valid without the proxy', prove: () => withoutProxy(behind) },
    { what: 'a problem document is readable behind the proxy', prove: () => problem(behind) },
  ].map(({ what, prove }) => ({ what: `${what} (${behind.coding})`, prove: () => prove().then(() => '') }));

const send = (base: string, { token, coding }: Behind, path: string, { headers, ...sent }: Sent = {}): Promise<Received> => {
  const own = { authorization: `Bearer ${token}`, 'accept-encoding': coding };
  const type = sent.body === undefined ? {} : { 'content-type': mediaTypeOf(sent.method ?? 'GET') };
  return exchange(`${base}${path}`, { ...sent, headers: { ...own, ...type, ...headers } });
};

let created = 0;

const content = (displayName: string) => ({ email: `proxy-${(created += 1)}@example.com`, displayName });

/** Creates a profile and reads it through the proxy. nginx compresses a 200, but not a 201. */
async function create(behind: Behind): Promise<{ path: string; etag: string; email: string }> {
  const answer = await send(behind.proxy, behind, '/users', { method: 'POST', body: JSON.stringify(content('Ada')) });
  strictEqual(answer.status, 201, answer.text);
  const { userId, email }: UserProfile = JSON.parse(answer.text);
  const path = `/users/${userId}`;
  return { path, etag: changedTag(behind, await send(behind.proxy, behind, path)), email };
}

/** If the proxy does not change the ETag, the other checks prove nothing. */
function changedTag({ coding, changed }: Behind, { headers }: Received): string {
  strictEqual(headers['content-encoding'], coding);
  match(headers.etag ?? '', changed);
  return headers.etag ?? '';
}

async function isChanged(behind: Behind): Promise<void> {
  const { path, etag } = await create(behind);
  const direct = await send(behind.api, behind, path);
  match(direct.headers.etag ?? '', /^"[^"]+"$/);
  const [own = ''] = /[^"]+(?=")/.exec(direct.headers.etag?.slice(1) ?? '') ?? [];
  strictEqual(etag.includes(own), true, `${etag} is not made of ${direct.headers.etag}`);
}

async function saves(behind: Behind): Promise<void> {
  const { path, etag: first, email } = await create(behind);
  let etag = first;
  for (const round of [1, 2, 3, 4, 5, 6]) {
    const body = JSON.stringify({ email, displayName: `Ada ${round}` });
    const answer = await send(behind.proxy, behind, path, { method: 'PUT', headers: { 'if-match': etag }, body });
    strictEqual(answer.status, 200, `save ${round} with If-Match: ${etag} gave ${answer.status} ${answer.text}`);
    etag = changedTag(behind, answer);
  }
}

const patch = (behind: Behind, path: string, etag: string, body: object) =>
  send(behind.proxy, behind, path, { method: 'PATCH', headers: { 'if-match': etag }, body: JSON.stringify(body) });

async function patches(behind: Behind): Promise<void> {
  const { path, etag: first } = await create(behind);
  let etag = first;
  for (const round of [1, 2, 3, 4, 5, 6]) {
    const answer = await patch(behind, path, etag, { displayName: `Ada ${round}`, bio: null });
    strictEqual(answer.status, 200, `patch ${round} with If-Match: ${etag} gave ${answer.status} ${answer.text}`);
    etag = changedTag(behind, answer);
  }
  const late = await patch(behind, path, first, { displayName: 'Too late' });
  strictEqual(late.status, 412, late.text);
}

async function patchesByProfile(behind: Behind): Promise<void> {
  const { path } = await create(behind);
  const { etag }: UserProfile = JSON.parse((await send(behind.proxy, behind, path)).text);
  match(etag, /^"[^"]+"$/);
  strictEqual((await patch(behind, path, etag, { displayName: 'Grace' })).status, 200);
  strictEqual((await patch(behind, path, etag, { displayName: 'Too late' })).status, 412);
}

async function notModified(behind: Behind): Promise<void> {
  const { path, etag } = await create(behind);
  const answer = await send(behind.proxy, behind, path, { headers: { 'if-none-match': etag } });
  deepStrictEqual({ status: answer.status, text: answer.text }, { status: 304, text: '' });
}

async function stale(behind: Behind): Promise<void> {
  const { path, etag, email } = await create(behind);
  const put = (displayName: string) => {
    const body = JSON.stringify({ email, displayName });
    return send(behind.proxy, behind, path, { method: 'PUT', headers: { 'if-match': etag }, body });
  };
  strictEqual((await put('Grace')).status, 200);
  const second = await put('Too late');
  strictEqual(second.status, 412, second.text);
  const read = await send(behind.proxy, behind, path, { headers: { 'if-none-match': etag } });
  strictEqual(read.status, 200, 'If-None-Match with the stale ETag must give the profile');
  strictEqual(JSON.parse(read.text).displayName, 'Grace');
  strictEqual((await send(behind.proxy, behind, path, { method: 'DELETE', headers: { 'if-match': etag } })).status, 412);
}

async function deletes(behind: Behind): Promise<void> {
  const { path, etag } = await create(behind);
  const answer = await send(behind.proxy, behind, path, { method: 'DELETE', headers: { 'if-match': etag } });
  strictEqual(answer.status, 204, answer.text);
  strictEqual((await send(behind.proxy, behind, path)).status, 404);
}

async function withoutProxy(behind: Behind): Promise<void> {
  const { path, etag } = await create(behind);
  strictEqual((await send(behind.api, behind, path, { headers: { 'if-none-match': etag } })).status, 304);
  const list = { 'if-match': `"1-20260101000000000-00000000", ${etag}` };
  strictEqual((await send(behind.api, behind, path, { method: 'DELETE', headers: list })).status, 204);
}

async function problem(behind: Behind): Promise<void> {
  const { status, text } = await send(behind.proxy, behind, '/users/3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f');
  strictEqual(status, 404);
  strictEqual(JSON.parse(text).code, 'user-not-found');
}
