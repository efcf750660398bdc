/**
 * The pages of a listing, one after the other.
 * @param get asks for the page at a cursor
 * @param next the cursor of the page after; absent on the last
 * @param first where the walk begins
 */
export function pages<Page>(
  get: (cursor: string | undefined) => Promise<Page>,
  next: (page: Page) => string | undefined,
  first: string | undefined,
): AsyncIterableIterator<Page> {
  let cursor: string | undefined | null = first;
  return walk(async (): Promise<Step<Page>> => {
    if (cursor === null) return end;
    const value: Page = await get(cursor);
    cursor = next(value) ?? null;
    return { done: false, value };
  });
}

/** The items of pages, one after the other. The next page is asked for when the items of the one before are used up. */
export function items<Page, Item>(from: AsyncIterator<Page>, of: (page: Page) => readonly Item[]): AsyncIterableIterator<Item> {
  let left: Item[] = [];
  return walk(async (): Promise<Step<Item>> => {
    for (;;) {
      const value = left.shift();
      if (value !== undefined) return { done: false, value };
      const page = await from.next();
      if (page.done) return end;
      left = [...of(page.value)];
    }
  });
}

type Step<Value> = IteratorResult<Value, undefined>;

const end = { done: true, value: undefined } as const;

/** As an async generator does: steps that are asked for at once wait for each other, and after an error or a `break` there are no more. */
function walk<Value>(step: () => Promise<Step<Value>>): AsyncIterableIterator<Value> {
  let current = step;
  let turn: Promise<unknown> = Promise.resolve();
  const stop = async (): Promise<typeof end> => {
    current = stop;
    return end;
  };
  return {
    next() {
      const taken = turn.then(() => current());
      turn = taken.catch(stop);
      return taken;
    },
    return: stop,
    // Hermes has no such symbol; what Babel makes of an asynchronous loop looks for this name instead.
    [Symbol.asyncIterator ?? '@@asyncIterator']() {
      return this;
    },
  };
}
