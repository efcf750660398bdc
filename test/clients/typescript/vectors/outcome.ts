import type { ClientError } from '../../../../clients/typescript/src/index';
import type { ExpectedError, ExpectedResult } from '../../vectors/vector';

/** The end of a call. */
export type Ending = { readonly returned: unknown } | { readonly thrown: unknown };

/** Waits for the end of a call. Never rejects. */
export const endingOf = (call: Promise<unknown>): Promise<Ending> =>
  call.then(
    (returned) => ({ returned }),
    (thrown: unknown) => ({ thrown }),
  );

/** Returns the parts of an ending that an expected result names, in the form of the vectors. */
export function resultIn(ending: Ending, { headers }: ExpectedResult): object {
  if ('thrown' in ending) return { thrown: describe(ending.thrown) };
  const { returned } = ending;
  if (!isResponse(returned)) return { value: returned };
  const named = headers && Object.fromEntries(Object.keys(headers).map((name) => [name, returned.headers[name]]));
  return { status: returned.status, headers: named, value: returned.data };
}

/** Returns an error in the form of the vectors. */
export function errorIn(ending: Ending): object {
  return 'thrown' in ending ? describe(ending.thrown) : { returned: ending.returned };
}

interface AnyResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: unknown;
}

const isResponse = (value: unknown): value is AnyResponse => typeof value === 'object' && value !== null && 'headers' in value;

function describe(thrown: unknown): object {
  if (isArgumentError(thrown)) return { kind: 'argument', parameter: parameterIn(thrown.message) };
  if (!isClientError(thrown)) return { thrown: String(thrown) };
  const { kind, attempts, status, code, requestId, retryAfter, problem } = thrown;
  return { kind, attempts, status, code, requestId, retryAfter, problem };
}

// The SDK is loaded in another realm than the tests, so that `instanceof Error` is false.
const isError = (thrown: unknown): thrown is Error => typeof thrown === 'object' && thrown !== null && 'message' in thrown;

const isClientError = (thrown: unknown): thrown is ClientError => isError(thrown) && 'attempts' in thrown;

const isArgumentError = (thrown: unknown): thrown is TypeError => isError(thrown) && thrown.name === 'TypeError';

/** Returns the name of the parameter in the message of a TypeError of the SDK. */
const parameterIn = (message: string): string | undefined => /^(?:\w+: )?([\w-]+) must /.exec(message)?.[1];

/** Removes the members that are undefined, and the differences between spellings of a parameter: `If-Match` and `ifMatch`. */
export function normalized(error: ExpectedError | object): object {
  const members = Object.entries(error).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    members.map(([name, value]) => [name, name === 'parameter' ? String(value).replaceAll('-', '').toLowerCase() : value]),
  );
}
