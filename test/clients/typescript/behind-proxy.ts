import { afterAll, beforeAll } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../clients/typescript/src/clock';
import { type TokenApi, tokenApi } from '../../access/tokens';
import { testApi, type TestApi } from '../../api';
import { type MisbehavingProxy, misbehavingProxy, type SeenRequest } from '../misbehaving-proxy';

/** The API as a client meets it on a bad day. */
export interface BadDay {
  baseUrl: string;
  /** The token of an administrator. */
  token: () => string;
  /** The requests so far. */
  seen(): Promise<SeenRequest[]>;
}

interface Surroundings {
  api: TestApi;
  tokens: TokenApi;
  /** A way to the API that does as a script says (see `misbehaving-proxy.ts`). */
  on(script: string): BadDay;
}

/** Called once at the top of a test file: the API as `npm start -- --auth` runs it, behind a proxy that misbehaves. */
export function apiBehindProxy(): Surroundings {
  const api = testApi();
  const tokens = tokenApi(api);
  let fresh = '';
  let proxy: MisbehavingProxy | undefined;
  beforeAll(async () => {
    fresh = await tokens.token({ administrator: true });
    proxy = await misbehavingProxy(tokens.anybody.url, fresh);
  });
  afterAll(() => proxy?.stop());
  const on = (script: string): BadDay => {
    const id = randomUUID();
    const seen = async (): Promise<SeenRequest[]> => {
      const response = await fetch(`${proxy?.url}/${id}/requests`);
      return JSON.parse(await response.text());
    };
    return { baseUrl: `${proxy?.url}/${id}/${encodeURIComponent(script)}`, token: () => fresh, seen };
  };
  return { api, tokens, on };
}

/** The least of the client's own time limits; no wait in these tests is as long. */
const leastLimit = 15_000;

/** A clock on which every wait between tries is over at once, and how long they were, in milliseconds. */
export function impatientClock(): Clock & { waits: number[] } {
  const waits: number[] = [];
  return {
    waits,
    now: () => performance.now() + waits.reduce((sum, wait) => sum + wait, 0),
    random: () => 0.5,
    after: (milliseconds, run) => {
      const isWait = milliseconds < leastLimit;
      if (isWait) waits.push(milliseconds);
      const timer = setTimeout(run, isWait ? 0 : milliseconds);
      return () => clearTimeout(timer);
    },
  };
}
