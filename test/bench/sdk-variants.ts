import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Sdk from '../../clients/typescript/src/index';
import { content, user } from './sample';

/** What of openapi-fetch is measured. */
interface OpenapiFetch {
  default(options: { baseUrl: string }): {
    GET(path: string, init: object): Promise<Result>;
    POST(path: string, init: object): Promise<Result>;
  };
}

interface Result {
  data?: { userId: string };
}

/** One call, to its decoded body. */
export type Call = () => Promise<{ userId: string } | undefined>;

const load = async <Module>(file: string): Promise<Module> => import(pathToFileURL(resolve(file)).href);

const { userId } = user;

/** The ways to call the API that are measured, by scenario and name; the first of each scenario is bare fetch. */
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

/** What an app would write by hand: keeps ETag and text, and decodes the text anew. */
async function revalidating(url: string): Promise<Call> {
  const first = await fetch(url);
  const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
  const kept = await first.text();
  return async () => {
    const { status } = await fetch(url, { headers });
    if (status !== 304) throw new Error(`answered by ${status}`);
    return JSON.parse(kept);
  };
}
