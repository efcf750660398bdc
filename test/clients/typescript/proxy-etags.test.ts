/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { describe, expect, it } from '@jest/globals';
import { frontServer } from './front-server';
import { builds } from './built';
import { profile } from './profile';

const body = { email: 'ada@example.com', displayName: 'Ada' };

describe.each(builds)('the SDK as $build behind a compressing proxy', ({ createClient }) => {
  it.each(['W/"1-a"', '"1-a-gzip"', '"1-a--gzip"', '"1-a;gzip"', '"1-a-br"', 'W/"1-a-gzip"'])(
    'returns the ETag %s unchanged in If-None-Match and If-Match',
    async (etag) => {
      const server = await frontServer(({ method }) => ({
        status: 200,
        headers: { ETag: etag },
        text: method === 'HEAD' ? '' : JSON.stringify(profile),
      }));
      try {
        const client = createClient({ baseUrl: server.url });
        const { headers: read } = await client.getUser({ userId: '1' });
        await client.getUser({ userId: '1' });
        await client.updateUser({ userId: '1', body, ifMatch: read.etag });
        const sent = server.requests.map(({ headers }) => [headers['if-none-match'], headers['if-match']]);
        expect(sent).toEqual([
          [undefined, undefined],
          [etag, undefined],
          [undefined, etag],
        ]);
      } finally {
        await server.stop();
      }
    },
  );
});
