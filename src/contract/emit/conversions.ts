import type { Contract, NamedShape, Operation, Property, Shape } from '../model';

/** A request that can be made of what was read: all its properties are properties of the answer. */
export interface Conversion {
  request: NamedShape;
  answer: NamedShape;
  /** Those of the request. */
  properties: Property[];
}

/** The conversions of the contract: where an operation replaces what the GET of its path answers. */
export function conversionsOf({ operations, shapes }: Contract): Conversion[] {
  const named = (name: string | undefined) => shapes.find((shape) => shape.name === name);
  const found = operations.flatMap((operation) => {
    const request = named(operation.body?.name);
    const answer = named(successName(operation));
    const read = operations.find(({ method, path }) => method === 'GET' && path === operation.path);
    if (!request || !answer || !read || successName(read) !== answer.name) return [];
    const properties = recordOf(request);
    const there = recordOf(answer);
    return properties.length > 0 && properties.every((property) => there.some((other) => isSame(property, other)))
      ? [{ request, answer, properties }]
      : [];
  });
  return found.filter(({ request }, index) => found.findIndex((other) => other.request === request) === index);
}

/** The shape of the JSON with which the operation succeeds, if it is one with a name. */
export function successName({ responses }: Operation): string | undefined {
  const shape = responses.find(({ status, content }) => status < 300 && content)?.content?.shape;
  return shape?.kind === 'named' ? shape.name : undefined;
}

/** The properties of a record; none when it is something else. */
export function recordOf({ definition }: NamedShape): Property[] {
  return definition.kind === 'record' ? definition.properties : [];
}

function isSame(property: Property, other: Property): boolean {
  const isNeeded = property.required ? other.required : true;
  return property.name === other.name && isNeeded && property.nullable === other.nullable && isSameShape(property.shape, other.shape);
}

const isSameShape = (one: Shape, other: Shape): boolean => JSON.stringify(one) === JSON.stringify(other);
