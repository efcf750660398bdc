import type { CallOptions, Client } from '../../../../clients/typescript/src/index';
import type { ConvertStep } from '../../vectors/vector';
import type { Build } from '../built';

type Method = (input: object, options: CallOptions) => Promise<unknown>;

/**
 * Returns a method of the client by the name that the vectors use: `getUser`, `me.get`, or `listUsersItems`, which returns all items as a list.
 * A client that cannot be created makes the call fail.
 */
export const callOf =
  (client: () => Client, name: string): Method =>
  async (input, options) => {
    const result: unknown = method(client(), name)(input, options);
    return isIterable(result) ? all(result) : result;
  };

function method(client: Client, name: string): (...args: readonly object[]) => unknown {
  const members = name.split('.');
  let found: unknown = client;
  for (const member of members) found = isObject(found) ? found[member] : undefined;
  if (typeof found !== 'function') throw new Error(`The client has no method ${name}.`);
  return found as (...args: readonly object[]) => unknown;
}

// The SDK is loaded in another realm than the tests, so that `instanceof Object` is false.
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const isIterable = (value: unknown): value is AsyncIterable<unknown> => isObject(value) && Symbol.asyncIterator in value;

async function all(iterable: AsyncIterable<unknown>): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of iterable) items.push(item);
  return items;
}

/** Calls a helper that makes a request body from a profile. */
export function convert(build: Build, { convert: name, from, to }: ConvertStep): unknown {
  const helper: unknown = Reflect.get(build, name);
  if (typeof helper !== 'function') throw new Error(`The SDK has no function ${name}.`);
  return (helper as (from: object, to?: object) => unknown)(from, to);
}
