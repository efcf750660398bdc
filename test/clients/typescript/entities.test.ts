import { expect, it } from '@jest/globals';
import { entitiesUpTo } from '../../../clients/typescript/src/entities';

const entity = (etag: string) => ({ etag, shape: null, text: '{}' });

it('keeps the last entity of a path, and forgets it', () => {
  const entities = entitiesUpTo(2);
  entities.set('/a', entity('"1"'));
  entities.set('/a', entity('"2"'));
  expect(entities.get('/a')).toEqual(entity('"2"'));
  entities.set('/a', undefined);
  expect(entities.get('/a')).toBeUndefined();
});

it('forgets what was not used for the longest time when there are too many', () => {
  const entities = entitiesUpTo(2);
  entities.set('/a', entity('"a"'));
  entities.set('/b', entity('"b"'));
  entities.get('/a');
  entities.set('/c', entity('"c"'));
  expect(['/a', '/b', '/c'].map((path) => entities.get(path)?.etag)).toEqual(['"a"', undefined, '"c"']);
});

it('keeps nothing when nothing may be kept', () => {
  const entities = entitiesUpTo(0);
  entities.set('/a', entity('"a"'));
  expect(entities.get('/a')).toBeUndefined();
});
