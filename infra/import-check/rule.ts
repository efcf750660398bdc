import type { Json } from './json';
import type { Kind, Part } from './parts';

/** Facts about the API that its definition does not contain. */
export interface Expectations {
  /** Whether every method must have an authorizer; if false, no method may have one. */
  authorizer: boolean;
  /** Name of the RestApi, if known: a text or an intrinsic function. */
  name?: unknown;
}

export interface Api extends Expectations {
  definition: unknown;
  parts: readonly Part[];
}

/** The location of a violation, as keys from the root, and its message. */
export type Finding = readonly [path: readonly string[], message: string];

export interface Rule {
  name: string;
  check(api: Api): Iterable<Finding>;
}

/** Returns a rule for all objects of one kind. */
export function ruleFor(name: string, kind: Kind, check: (part: Part, api: Api) => Iterable<Finding>): Rule {
  return { name, check: (api) => api.parts.filter((part) => part.kind === kind).flatMap((part) => [...check(part, api)]) };
}

/** Returns a rule that objects of one kind must not have these members. */
export const without = (name: string, kind: Kind, keys: readonly string[], message: string): Rule =>
  ruleFor(name, kind, ({ path, value }) => keys.filter((key) => key in value).map((key) => [[...path, key], message]));

/** Yields every value of the definition with its path. */
export function* everything(value: unknown, path: readonly string[] = []): Generator<[path: readonly string[], value: unknown]> {
  yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* everything(inner, [...path, key]);
}

/** Returns the models of components.schemas by name. */
export const modelsOf = ({ parts }: Api): Map<string, Json> =>
  new Map(parts.filter(({ kind }) => kind === 'schema').map(({ name, value }) => [name, value]));

/** Returns the path as a text, for example `paths./users.get`. */
export const locationOf = (path: readonly string[]): string => (path.length === 0 ? 'definition' : path.join('.'));
