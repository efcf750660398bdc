import { describe, expect, it } from '@jest/globals';
import { items, pages } from '../../../clients/typescript/src/pages';

interface Page {
  users: string[];
  next?: string;
}

/** A listing, and the cursors that it was asked for. */
function listing(byCursor: Record<string, Page>) {
  const asked: (string | undefined)[] = [];
  const get = async (cursor: string | undefined): Promise<Page> => {
    asked.push(cursor);
    const page = byCursor[cursor ?? 'first'];
    if (!page) throw new Error('gone');
    return page;
  };
  const walk = (from?: string) => pages(get, ({ next }) => next, from);
  return { asked, walk, walkItems: () => items(walk(), ({ users }) => users) };
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

describe('the pages of a listing', () => {
  it('come until one has no cursor', async () => {
    const { asked, walk } = listing(three);
    expect(await all(walk())).toEqual([first, second, third]);
    expect(asked).toEqual([undefined, '2', '3']);
  });

  it('begin at a cursor', async () => {
    const { asked, walk } = listing(three);
    expect(await all(walk('2'))).toEqual([second, third]);
    expect(asked).toEqual(['2', '3']);
  });

  it('are not asked for before they are needed, nor after the loop is left', async () => {
    const { asked, walk } = listing(three);
    const walking = walk();
    expect(asked).toEqual([]);
    for await (const page of walking) if (page.users.length > 0) break;
    expect(await walking.next()).toEqual({ done: true, value: undefined });
    expect(asked).toEqual([undefined]);
  });

  it('end with the error of a page', async () => {
    const { asked, walk } = listing({ first: { users: [], next: '2' } });
    const walking = walk();
    await walking.next();
    await expect(walking.next()).rejects.toThrow('gone');
    expect(await walking.next()).toEqual({ done: true, value: undefined });
    expect(asked).toEqual([undefined, '2']);
  });

  it('come once each to who asks for several at once', async () => {
    const { asked, walk } = listing(three);
    const walking = walk();
    const steps = await Promise.all([walking.next(), walking.next(), walking.next(), walking.next()]);
    expect(steps.map(({ done }) => done)).toEqual([false, false, false, true]);
    expect(asked).toEqual([undefined, '2', '3']);
  });
});

describe('the items of a listing', () => {
  it('come from all pages, those without items passed over', async () => {
    expect(await all(listing(three).walkItems())).toEqual(['a', 'b', 'c']);
  });

  it('need no page more than those that were reached', async () => {
    const { asked, walkItems } = listing(three);
    for await (const user of walkItems()) if (user === 'b') break;
    expect(asked).toEqual([undefined]);
  });
});
