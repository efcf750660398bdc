import type { Spot } from './source';

/**
 * The schema with its references resolved and without what does not change which JSON is legal.
 * @throws ContractError for recursion.
 */
export function resolved(spot: Spot, trail: readonly string[] = []): unknown {
  if (!spot.isMapping()) return spot.value();
  const inside = enter(spot, trail);
  const rules = spot.entries().filter(([keyword]) => !annotations.has(keyword) && !keyword.startsWith('x-'));
  return Object.fromEntries(rules.map(([keyword, value]) => [keyword, resolvedKeyword(keyword, value, inside)]));
}

const annotations = new Set(['description', 'title', 'example', 'examples', 'externalDocs', 'deprecated', 'xml']);

function resolvedKeyword(keyword: string, value: Spot, trail: readonly string[]): unknown {
  if (keyword === 'properties') return Object.fromEntries(value.entries().map(([name, schema]) => [name, resolved(schema, trail)]));
  if (['allOf', 'oneOf', 'anyOf'].includes(keyword)) return value.items().map((schema) => resolved(schema, trail));
  if (['items', 'additionalProperties', 'not'].includes(keyword)) return resolved(value, trail);
  return value.value();
}

function enter(spot: Spot, trail: readonly string[]): readonly string[] {
  if (trail.includes(spot.pointer)) throw spot.error('the schema contains itself', 'Say how deep it goes');
  return [...trail, spot.pointer];
}
