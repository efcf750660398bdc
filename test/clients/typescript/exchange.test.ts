import { expect, it } from '@jest/globals';
import { connectionOf } from '../../../clients/typescript/src/connection';
import { exchange } from '../../../clients/typescript/src/exchange';
import type { TransportRequest } from '../../../clients/typescript/src/transport';
import { fakeClock } from './fake-clock';

it('takes status 0 for a redirect, which is no answer of the API, and ends the request', async () => {
  const requests: TransportRequest[] = [];
  const transport = async (request: TransportRequest) => {
    requests.push(request);
    return { status: 0, headers: { etag: '"1"' }, text: async () => '{}' };
  };
  const connection = connectionOf({ baseUrl: 'https://api.example.com', transport }, fakeClock());
  const outcome = await exchange(connection, { method: 'GET', url: 'https://x/', headers: {} }, 1000, async (work) => work);
  expect(outcome).toEqual({ status: 0, headers: {}, text: '', kind: 'unexpected', cause: new Error('redirected') });
  expect(requests[0]?.signal.aborted).toBe(true);
});
