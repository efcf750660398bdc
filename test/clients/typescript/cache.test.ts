import { describe, expect, it } from '@jest/globals';
import { responseCache } from '../../../clients/typescript/src/cache';

const response = (etag: string) => ({ etag, format: null, text: '{}' });
const change = (url: string) => ({ method: 'PUT', url });
const begun = (cache: ReturnType<typeof responseCache>, url: string) => {
  const read = { method: 'GET', url };
  cache.begin(read);
  return read;
};

describe('the response cache', () => {
  it('returns the last response of a URL until a call removes it', () => {
    const cache = responseCache(2);
    cache.end(change('/a'), '/a', response('"1"'));
    cache.end(change('/a'), '/a', response('"2"'));
    expect(cache.get('/a')).toEqual(response('"2"'));
    cache.end(change('/a'), '/a');
    expect(cache.get('/a')).toBeUndefined();
  });

  it('removes the least recently used response when it is full', () => {
    const cache = responseCache(2);
    cache.end(change('/a'), '/a', response('"a"'));
    cache.end(change('/b'), '/b', response('"b"'));
    cache.get('/a');
    cache.end(change('/c'), '/c', response('"c"'));
    expect(['/a', '/b', '/c'].map((path) => cache.get(path)?.etag)).toEqual(['"a"', undefined, '"c"']);
  });

  it('stores nothing when its size is 0', () => {
    const cache = responseCache(0);
    cache.end(change('/a'), '/a', response('"a"'));
    expect(cache.get('/a')).toBeUndefined();
  });

  it('does not store the response of a read during which the URL was changed', () => {
    const cache = responseCache(2);
    const read = begun(cache, '/a');
    cache.end(change('/a'), '/a');
    cache.end(read, '/a', response('"1"'));
    expect(cache.get('/a')).toBeUndefined();
  });

  it('is unchanged by a failed call, which does not make reads outdated', () => {
    const cache = responseCache(2);
    const reads = [begun(cache, '/a'), begun(cache, '/a')];
    cache.end(change('/a'));
    for (const [index, read] of reads.entries()) {
      cache.end(read, '/a', response(`"${index}"`));
      expect(cache.get('/a')?.etag).toBe(`"${index}"`);
    }
    cache.end(begun(cache, '/a'));
    expect(cache.get('/a')?.etag).toBe('"1"');
  });
});
