import fc from 'fast-check';
import { contract } from './seeds';

/** Each limit of the contract, and the values one below and one above it. */
const limits = [...JSON.stringify(contract.document).matchAll(/"(?:min|max)[A-Za-z]*":(\d{1,4})\b/g)].map(([, limit]) => Number(limit));
const edges = [...new Set(limits.flatMap((limit) => [Math.max(limit - 1, 0), limit, limit + 1]))];

/** Values that clients send by mistake or on purpose: wrong types, limits, other notations of numbers, ids and email addresses. */
const odd = fc.oneof(
  fc.constantFrom(...edges),
  fc.constantFrom(...edges.map((length) => 'a'.repeat(length))),
  fc.constantFrom('', ' ', '0x10', '1e1', ' 5 ', '5', '1.0', 'true', 'asc', 'en', '*', '"1"', '\ud800', '\u0000', '12025550123'),
  fc.constantFrom(
    'urn:uuid:3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f',
    '3F2B8C1E-5D4A-4C6B-9E7F-0A1B2C3D4E5F',
    'javascript:alert(1)',
    'a@b.example',
  ),
  fc.constantFrom('2026-02-30', '1999-12-31', '2026-11-23T09:30:00.000Z', '2026-11-23T09:30:60Z'),
  fc.constantFrom<unknown>(-1, 1.5, true, false, null, [], {}),
  fc.string(),
  fc.jsonValue(),
);

/** Yields copies of the value. In each, one property is set to one of the limits, as a number or as a string of that length. */
export function* atEachEdge(value: object): Generator<object> {
  const properties = objectsIn(value).flatMap((inner, index) => Object.keys(inner).map((key) => ({ index, key })));
  for (const { index, key } of properties) {
    for (const edge of edges.flatMap((limit) => [limit, 'a'.repeat(limit)])) {
      const copy = structuredClone(value);
      Object.assign(objectsIn(copy)[index] ?? {}, { [key]: edge });
      yield copy;
    }
  }
}

interface Edit {
  kind: 'replace' | 'remove' | 'add';
  object: number;
  key: number;
  name: string;
  value: unknown;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('replace', 'replace', 'remove', 'add'),
  object: fc.nat(),
  key: fc.nat(),
  name: fc.oneof(fc.constantFrom('extra', 'userId', 'version', 'toString', '__proto__'), fc.string()),
  value: odd,
});

/** Generates one of the values after at most three edits at random locations. */
export function mutated<T>(values: readonly T[]): fc.Arbitrary<unknown> {
  const edits = fc.array(edit, { maxLength: 3 });
  return fc.tuple(fc.constantFrom(...values), edits).map(([value, list]) => list.reduce<unknown>(edited, structuredClone(value)));
}

function edited(value: unknown, { kind, object, key: index, name, value: other }: Edit): unknown {
  const inner = objectsIn(value);
  const target = inner[object % inner.length];
  if (!target) return value;
  const keys = Object.keys(target);
  const key = kind === 'add' || keys.length === 0 ? name : keys[index % keys.length];
  if (key === undefined) return value;
  if (kind === 'remove') Reflect.deleteProperty(target, key);
  // defineProperty makes __proto__ an own property, as JSON.parse does. An assignment would not.
  else Object.defineProperty(target, key, { value: structuredClone(other), enumerable: true, configurable: true, writable: true });
  return value;
}

function objectsIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}
