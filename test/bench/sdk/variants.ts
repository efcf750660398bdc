import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Sdk from '../../../clients/typescript/src/index';
import { content, user } from '../sample';

/** The part of openapi-fetch that is measured. */
interface OpenapiFetch {
  default(options: { baseUrl: string }): {
    GET(path: string, init: object): Promise<Result>;
    POST(path: string, init: object): Promise<Result>;
  };
}

interface Result {
  data?: { userId: string };
}

/** Makes one call and returns its decoded body. */
export type Call = () => Promise<{ userId: string } | undefined>;

const load = async <Module>(file: string): Promise<Module> => import(pathToFileURL(resolve(file)).href);

const { userId } = user;

/** Returns the measured ways to call the API, by scenario and name. The first of each scenario is bare fetch. */
export async function variants(url: string): Promise<Record<string, Record<string, Call>>> {
  const { createClient } = await load<typeof Sdk>('clients/typescript/dist/esm/index.js');
  const openapiFetch = await load<OpenapiFetch>('test/clients/platforms/node_modules/openapi-fetch/dist/index.mjs');
  const other = openapiFetch.default({ baseUrl: url });
  const uncached = createClient({ baseUrl: url, cacheSize: 0 });
  const client = createClient({ baseUrl: url });
  return {
    get: {
      fetch: () => fetched(`${url}/users/${userId}`),
      'openapi-fetch': async () => (await other.GET('/users/{userId}', { params: { path: { userId } } })).data,
      SDK: async () => (await uncached.getUser({ userId })).data,
    },
    'get, unchanged': {
      fetch: await revalidating(`${url}/users/${userId}`),
      SDK: async () => (await client.getUser({ userId })).data,
    },
    create: {
      fetch: () => fetched(`${url}/users`, { method: 'POST', headers: json, body: JSON.stringify(content) }),
      'openapi-fetch': async () => (await other.POST('/users', { body: content })).data,
      SDK: async () => (await uncached.createUser({ body: content })).data,
    },
  };
}

const json = { 'Content-Type': 'application/json' };

const fetched = async (url: string, init?: RequestInit) => (await fetch(url, init)).json() as Promise<{ userId: string }>;

/** Revalidates as an app would by hand: stores ETag and text, and decodes the text for each call. */
async function revalidating(url: string): Promise<Call> {
  const first = await fetch(url);
  const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
  const cached = await first.text();
  return async () => {
    const { status } = await fetch(url, { headers });
    if (status !== 304) throw new Error(`The status is ${status} instead of 304`);
    return JSON.parse(cached);
  };
}
