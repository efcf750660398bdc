import type { Json, Kind, Part } from './parts';

/** What the definition alone does not tell. */
export interface Expectations {
  /** Whether callers are known: every method has an authorizer, or none has. */
  authorizer: boolean;
  /** Name of the RestApi, when it is known: text, or the intrinsic function that gives it. */
  name?: unknown;
}

export interface Api extends Expectations {
  definition: unknown;
  parts: readonly Part[];
}

/** Where, and what. */
export type Finding = readonly [path: readonly string[], message: string];

export interface Rule {
  name: string;
  check(api: Api): Iterable<Finding>;
}

/** A rule over the parts of one kind. */
export function ruleFor(name: string, kind: Kind, check: (part: Part, api: Api) => Iterable<Finding>): Rule {
  return { name, check: (api) => api.parts.filter((part) => part.kind === kind).flatMap((part) => [...check(part, api)]) };
}

/** A rule that parts of one kind do without some keys. */
export const without = (name: string, kind: Kind, keys: readonly string[], message: string): Rule =>
  ruleFor(name, kind, ({ path, value }) => keys.filter((key) => key in value).map((key) => [[...path, key], message]));

/** Every object, list and value of the definition, whatever it is. */
export function* everything(value: unknown, path: readonly string[] = []): Generator<[path: readonly string[], value: unknown]> {
  yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* everything(inner, [...path, key]);
}

/** Models by name. */
export const modelsOf = ({ parts }: Api): Map<string, Json> =>
  new Map(parts.filter(({ kind }) => kind === 'schema').map(({ name, value }) => [name, value]));

/** `paths./users.get` */
export const placeOf = (path: readonly string[]): string => (path.length === 0 ? 'definition' : path.join('.'));
