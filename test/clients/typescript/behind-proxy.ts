import { afterAll, beforeAll } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../clients/typescript/src/timeouts';
import { type TokenApi, tokenApi } from '../../access/tokens';
import { testApi, type TestApi } from '../../api';
import { type MisbehavingProxy, misbehavingProxy, type SeenRequest } from '../misbehaving-proxy';

/** The API behind the misbehaving proxy, for one test. */
export interface FaultyApi {
  baseUrl: string;
  /** Returns the token of an administrator. */
  token: () => string;
  /** Returns the requests so far. */
  seen(): Promise<SeenRequest[]>;
}

interface Surroundings {
  api: TestApi;
  tokens: TokenApi;
  /** Returns a token of the same administrator that has expired. */
  expiredToken(): Promise<string>;
  /** Returns access to the API with the faults of a script (see `misbehaving-proxy.ts`). */
  on(script: string): FaultyApi;
}

/** Starts the API as `npm start -- --auth` does, behind a proxy that misbehaves. Call it once at the top of a test file. */
export function apiBehindProxy(): Surroundings {
  const api = testApi();
  const tokens = tokenApi(api);
  const administrator = { sub: randomUUID(), administrator: true };
  let fresh = '';
  let proxy: MisbehavingProxy | undefined;
  beforeAll(async () => {
    fresh = await tokens.token(administrator);
    proxy = await misbehavingProxy(tokens.anybody.url, fresh);
  });
  afterAll(() => proxy?.stop());
  const on = (script: string): FaultyApi => {
    const id = randomUUID();
    const seen = async (): Promise<SeenRequest[]> => {
      const response = await fetch(`${proxy?.url}/${id}/requests`);
      return JSON.parse(await response.text());
    };
    return { baseUrl: `${proxy?.url}/${id}/${encodeURIComponent(script)}`, token: () => fresh, seen };
  };
  return { api, tokens, expiredToken: () => tokens.token(administrator, -1), on };
}

/** The shortest timeout of the client, in milliseconds. The waits between attempts in these tests are shorter. */
const minTimeout = 15_000;

/** Creates a clock that skips the waits between attempts and records them, in milliseconds. */
export function impatientClock(): Clock & { waits: number[] } {
  const waits: number[] = [];
  return {
    waits,
    now: () => performance.now() + waits.reduce((sum, wait) => sum + wait, 0),
    random: () => 0.5,
    after: (milliseconds, run) => {
      const isWait = milliseconds < minTimeout;
      if (isWait) waits.push(milliseconds);
      const timer = setTimeout(run, isWait ? 0 : milliseconds);
      return () => clearTimeout(timer);
    },
  };
}
