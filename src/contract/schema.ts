import { schemaTypes, type Schema } from './model';
import type { Spot } from './source';

/**
 * Reads the structure of a request schema: references resolved, `allOf` merged, single-value rules left out.
 * @param trail the pointers that lead here, to notice recursion.
 * @throws ContractError for what API Gateway's models cannot say: recursion and alternatives
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html).
 */
export function readSchema(spot: Spot, trail: readonly string[] = []): Schema {
  const inside = enter(spot, trail);
  for (const keyword of ['oneOf', 'anyOf', 'not']) {
    const alternative = spot.find(keyword);
    if (alternative) {
      throw alternative.error(`${keyword} in a request`, 'API Gateway ignores it: describe one structure, or one operation for each');
    }
  }
  // A legal null would be refused: API Gateway does not know `nullable`.
  if (spot.find('nullable')?.value() === true) return anything();
  const parts = spot.find('allOf')?.items() ?? [];
  return parts.map((part) => readSchema(part, inside)).reduce((whole, part) => merged(whole, part, spot), ownStructure(spot, inside));
}

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
  if (trail.includes(spot.pointer)) throw spot.error('the schema contains itself', 'API Gateway knows no recursion: say how deep it goes');
  return [...trail, spot.pointer];
}

const anything = (): Schema => ({ required: [], properties: {}, additional: true });

function ownStructure(spot: Spot, trail: readonly string[]): Schema {
  const schema = anything();
  const type = spot.find('type');
  if (type) schema.type = readType(type);
  schema.required =
    spot
      .find('required')
      ?.items()
      .map((name) => name.string()) ?? [];
  for (const [name, property] of spot.find('properties')?.entries() ?? []) schema.properties[name] = readSchema(property, trail);
  const additional = spot.find('additionalProperties');
  if (additional) schema.additional = additional.isMapping() ? readSchema(additional, trail) : additional.value() !== false;
  const items = spot.find('items');
  if (items) schema.items = readSchema(items, trail);
  return schema;
}

function readType(spot: Spot) {
  const text = spot.string();
  const type = schemaTypes.find((known) => known === text);
  if (!type) throw spot.error(`unknown type ${text}`, `Use one of ${schemaTypes.join(', ')}`);
  return type;
}

function merged(whole: Schema, part: Schema, spot: Spot): Schema {
  if (whole.type && part.type && whole.type !== part.type) {
    throw spot.error(`allOf asks for ${whole.type} and for ${part.type}`, 'Nothing is both: give all parts one type');
  }
  if (whole.items && part.items) throw spot.error('two parts of allOf describe items', 'Describe the items in one part');
  for (const name of Object.keys(part.properties)) {
    if (name in whole.properties) throw spot.error(`two parts of allOf describe "${name}"`, 'Describe a property in one part');
  }
  const type = whole.type ?? part.type;
  const items = whole.items ?? part.items;
  return {
    ...(type && { type }),
    required: [...new Set([...whole.required, ...part.required])],
    properties: { ...whole.properties, ...part.properties },
    // Closing the whole could refuse what one part allows, so it stays as open as its most open part.
    additional: whole.additional !== false || part.additional !== false,
    ...(items && { items }),
  };
}
