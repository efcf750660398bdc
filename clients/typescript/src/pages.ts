type Step<Value> = IteratorResult<Value, undefined>;

const end = { done: true, value: undefined } as const;

/**
 * Iterates over a list. It requests a page when all values of the page before are consumed.
 * @param get returns the page at a cursor
 * @param next returns the cursor of the next page, or undefined on the last page
 * @param first the cursor of the first page; undefined for the beginning of the list
 * @param of returns the values of a page: its items, or the page itself
 */
export const iterate = <Page, Value>(
  get: (cursor: string | undefined) => Promise<Page>,
  next: (page: Page) => string | undefined,
  first: string | undefined,
  of: (page: Page) => readonly Value[],
): AsyncIterableIterator<Value> => {
  let cursor: string | undefined | null = first;
  let left: Value[] = [];
  return iterator(async (): Promise<Step<Value>> => {
    for (;;) {
      const value = left.shift();
      if (value !== undefined) return { done: false, value };
      if (cursor === null) return end;
      const page = await get(cursor);
      cursor = next(page) ?? null;
      left = [...of(page)];
    }
  });
};

/** Behaves like an async generator: concurrent calls of `next` run one after the other, and after an error or a `break` the iteration is over. */
const iterator = <Value>(step: () => Promise<Step<Value>>): AsyncIterableIterator<Value> => {
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
};
