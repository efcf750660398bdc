type Step<Value> = IteratorResult<Value, undefined>;

const end = { done: true, value: undefined } as const;

/**
 * Iterates over the pages of a list.
 * @param get returns the page at a cursor
 * @param next returns the cursor of the next page, or undefined on the last page
 * @param first the cursor of the first page; undefined for the beginning of the list
 */
export function pages<Page>(
  get: (cursor: string | undefined) => Promise<Page>,
  next: (page: Page) => string | undefined,
  first: string | undefined,
): AsyncIterableIterator<Page> {
  let cursor: string | undefined | null = first;
  return iterator(async (): Promise<Step<Page>> => {
    if (cursor === null) return end;
    const value: Page = await get(cursor);
    cursor = next(value) ?? null;
    return { done: false, value };
  });
}

/** Iterates over the items of pages. It requests a page when all items of the page before are consumed. */
export function items<Page, Item>(from: AsyncIterator<Page>, of: (page: Page) => readonly Item[]): AsyncIterableIterator<Item> {
  let left: Item[] = [];
  return iterator(async (): Promise<Step<Item>> => {
    for (;;) {
      const value = left.shift();
      if (value !== undefined) return { done: false, value };
      const page = await from.next();
      if (page.done) return end;
      left = [...of(page.value)];
    }
  });
}

/** Behaves like an async generator: concurrent calls of `next` run one after the other, and after an error or a `break` the iteration is over. */
function iterator<Value>(step: () => Promise<Step<Value>>): AsyncIterableIterator<Value> {
  let current = step;
  let queue: Promise<unknown> = Promise.resolve();
  const stop = async (): Promise<typeof end> => {
    current = stop;
    return end;
  };
  return {
    next() {
      const result = queue.then(() => current());
      queue = result.catch(stop);
      return result;
    },
    return: stop,
    // Hermes has no such symbol. Asynchronous loops that Babel has compiled look for this name instead.
    [Symbol.asyncIterator ?? '@@asyncIterator']() {
      return this;
    },
  };
}
