import { describe, expect, it } from '@jest/globals';
import { responseCache } from '../../../clients/typescript/src/cache';

const response = (etag: string) => ({ etag, text: '{}' });

describe('the response cache', () => {
  it('returns the last response of a URL until it is removed', () => {
    const cache = responseCache(2);
    cache.set('/a', response('"1"'));
    cache.set('/a', response('"2"'));
    expect(cache.get('/a')).toEqual(response('"2"'));
    cache.set('/a', undefined);
    expect(cache.get('/a')).toBeUndefined();
  });

  it('removes the response that was stored first when it is full; storing a response again makes it the last one', () => {
    const cache = responseCache(2);
    for (const path of ['/a', '/b', '/a', '/c']) cache.set(path, response(`"${path}"`));
    expect(['/a', '/b', '/c'].map((path) => cache.get(path)?.etag)).toEqual(['"/a"', undefined, '"/c"']);
  });

  it('stores nothing when its size is 0', () => {
    const cache = responseCache(0);
    cache.set('/a', response('"a"'));
    expect(cache.get('/a')).toBeUndefined();
  });
});
