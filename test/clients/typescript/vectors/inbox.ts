import { settled } from '../fake-clock';

/** How often the client may continue before it does what the vector awaits. Nothing that it waits for needs time: the clock is a fake. */
const maxTurns = 50;

/**
 * Waits until a function returns a value.
 * @param what the awaited thing, for the message of the error
 * @param report describes what there is instead
 */
export async function eventually<Value>(what: string, find: () => Value | undefined, report: () => string): Promise<Value> {
  for (let turn = 0; turn < maxTurns; turn += 1) {
    await settled();
    const found = find();
    if (found !== undefined) return found;
  }
  throw new Error(`Expected ${what}, found ${report()}.`);
}

/** What the client has sent and the vector has not yet awaited. */
export interface Inbox<Item> {
  add(item: Item): void;
  /** Waits for the next item and removes it. */
  next(): Promise<Item>;
  /** The number of items that are left. */
  readonly size: number;
}

/** Creates an inbox. @param report describes what happened instead of the awaited item */
export function inbox<Item>(what: string, report: () => string): Inbox<Item> {
  const items: Item[] = [];
  return {
    add: (item) => void items.push(item),
    next: () => eventually(what, () => items.shift(), report),
    get size() {
      return items.length;
    },
  };
}
