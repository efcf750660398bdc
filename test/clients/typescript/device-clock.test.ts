/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { describe, expect, it } from '@jest/globals';
import { impatientClock } from './behind-proxy';
import { builds } from './built';
import { frontServer } from './front-server';

const profile = '{"userId":"1","email":"a@example.com","displayName":"A","version":1,"createdAt":"","updatedAt":"","etag":"\\"1\\""}';
const hour = 3_600_000;

describe.each(builds)('the SDK as $build on a device with a wrong clock', ({ clientWith }) => {
  it.each([
    ['an hour slow', hour],
    ['an hour fast', -hour],
  ])('waits until the date in Retry-After, relative to the Date of the response: %s', async (_, offset) => {
    const dateIn = (milliseconds: number) => new Date(Date.now() + offset + milliseconds).toUTCString();
    let requests = 0;
    const server = await frontServer(() => {
      requests += 1;
      if (requests > 1) return { status: 200, headers: {}, text: profile };
      return { status: 503, headers: { Date: dateIn(0), 'Retry-After': dateIn(3000) }, text: '' };
    });
    try {
      const clock = impatientClock();
      await clientWith({ baseUrl: server.url }, clock).getUser({ userId: '1' });
      expect(clock.waits).toEqual([3000 + 125]);
    } finally {
      await server.stop();
    }
  });
});
