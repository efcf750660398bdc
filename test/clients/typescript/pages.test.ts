import { describe, expect, it } from '@jest/globals';
import { iterate } from '../../../clients/typescript/src/pages';

interface Page {
  users: string[];
  next?: string;
}

/** A list of pages, and the cursors that were requested. */
function listOf(byCursor: Record<string, Page>) {
  const requested: (string | undefined)[] = [];
  const get = async (cursor: string | undefined): Promise<Page> => {
    requested.push(cursor);
    const page = byCursor[cursor ?? 'first'];
    if (!page) throw new Error('gone');
    return page;
  };
  const allPages = (from?: string) =>
    iterate(
      get,
      ({ next }) => next,
      from,
      (page) => [page],
    );
  return {
    requested,
    allPages,
    allItems: () =>
      iterate(
        get,
        ({ next }) => next,
        undefined,
        ({ users }) => users,
      ),
  };
}

const first = { users: ['a', 'b'], next: '2' };
const second = { users: [], next: '3' };
const third = { users: ['c'] };
const three = { first, 2: second, 3: third };

async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const found: Value[] = [];
  for await (const value of values) found.push(value);
  return found;
}

describe('the pages of a list', () => {
  it('end with the page that has no next cursor', async () => {
    const { requested, allPages } = listOf(three);
    expect(await all(allPages())).toEqual([first, second, third]);
    expect(requested).toEqual([undefined, '2', '3']);
  });

  it('begin at the given cursor', async () => {
    const { requested, allPages } = listOf(three);
    expect(await all(allPages('2'))).toEqual([second, third]);
    expect(requested).toEqual(['2', '3']);
  });

  it('are requested only when they are needed, and not after the loop ends', async () => {
    const { requested, allPages } = listOf(three);
    const iterator = allPages();
    expect(requested).toEqual([]);
    for await (const page of iterator) if (page.users.length > 0) break;
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
    expect(requested).toEqual([undefined]);
  });

  it('end with the error of a failed page', async () => {
    const { requested, allPages } = listOf({ first: { users: [], next: '2' } });
    const iterator = allPages();
    await iterator.next();
    await expect(iterator.next()).rejects.toThrow('gone');
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
    expect(requested).toEqual([undefined, '2']);
  });

  it('are returned once each to concurrent calls of next', async () => {
    const { requested, allPages } = listOf(three);
    const iterator = allPages();
    const steps = await Promise.all([iterator.next(), iterator.next(), iterator.next(), iterator.next()]);
    expect(steps.map(({ done }) => done)).toEqual([false, false, false, true]);
    expect(requested).toEqual([undefined, '2', '3']);
  });
});

describe('the items of a list', () => {
  it('come from all pages, including pages after an empty one', async () => {
    expect(await all(listOf(three).allItems())).toEqual(['a', 'b', 'c']);
  });

  it('request no page beyond the last consumed item', async () => {
    const { requested, allItems } = listOf(three);
    for await (const user of allItems()) if (user === 'b') break;
    expect(requested).toEqual([undefined]);
  });
});
