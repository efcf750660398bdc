import { describe, expect, it } from '@jest/globals';
import { entitiesUpTo } from '../../../clients/typescript/src/cache';

const entity = (etag: string) => ({ etag, shape: null, text: '{}' });
const change = (url: string) => ({ method: 'PUT', url });
const begun = (entities: ReturnType<typeof entitiesUpTo>, url: string) => {
  const read = { method: 'GET', url };
  entities.begin(read);
  return read;
};

describe('the entities that a client keeps', () => {
  it('are the last of each URL, until a call finds that there is none', () => {
    const entities = entitiesUpTo(2);
    entities.end(change('/a'), '/a', entity('"1"'));
    entities.end(change('/a'), '/a', entity('"2"'));
    expect(entities.get('/a')).toEqual(entity('"2"'));
    entities.end(change('/a'), '/a');
    expect(entities.get('/a')).toBeUndefined();
  });

  it('are those that were used last when there are too many', () => {
    const entities = entitiesUpTo(2);
    entities.end(change('/a'), '/a', entity('"a"'));
    entities.end(change('/b'), '/b', entity('"b"'));
    entities.get('/a');
    entities.end(change('/c'), '/c', entity('"c"'));
    expect(['/a', '/b', '/c'].map((path) => entities.get(path)?.etag)).toEqual(['"a"', undefined, '"c"']);
  });

  it('are none when none may be kept', () => {
    const entities = entitiesUpTo(0);
    entities.end(change('/a'), '/a', entity('"a"'));
    expect(entities.get('/a')).toBeUndefined();
  });

  it('are not those of a read that a change of the URL has overtaken', () => {
    const entities = entitiesUpTo(2);
    const read = begun(entities, '/a');
    entities.end(change('/a'), '/a');
    entities.end(read, '/a', entity('"1"'));
    expect(entities.get('/a')).toBeUndefined();
  });

  it('stay when a call tells nothing, which overtakes no read', () => {
    const entities = entitiesUpTo(2);
    const reads = [begun(entities, '/a'), begun(entities, '/a')];
    entities.end(change('/a'));
    for (const [index, read] of reads.entries()) {
      entities.end(read, '/a', entity(`"${index}"`));
      expect(entities.get('/a')?.etag).toBe(`"${index}"`);
    }
    entities.end(begun(entities, '/a'));
    expect(entities.get('/a')?.etag).toBe('"1"');
  });
});
