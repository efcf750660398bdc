import { mergePatch, type Contract, type NamedType, type Operation, type Property, type SchemaType } from '../model';

/** A request type that can be made from a response type: the response has all its properties. */
export interface Conversion {
  request: NamedType;
  response: NamedType;
  /** The properties of the request. */
  properties: Property[];
}

/** A merge patch that can be made from a response and its edited values. */
export interface PatchConversion {
  request: NamedType;
  /** The conversion of the same response for the PUT of the same path. A merge patch has the properties of the replacement. */
  replacement: Conversion;
}

/** Returns the patch conversions of the contract: one for each PATCH of a path whose PUT has a conversion. */
export function patchConversionsOf(contract: Contract): PatchConversion[] {
  const { operations, namedTypes } = contract;
  const replacements = conversionsOf(contract);
  return operations.flatMap(({ body, path }) => {
    const request = namedTypes.find(({ name }) => body?.mediaType === mergePatch && name === body.name);
    const put = operations.find((operation) => operation.method === 'PUT' && operation.path === path);
    const replacement = replacements.find((conversion) => conversion.request.name === put?.body?.name);
    return request && replacement ? [{ request, replacement }] : [];
  });
}

/** Returns the conversions of the contract: one where an operation replaces what the GET of the same path returns. */
export function conversionsOf({ operations, namedTypes }: Contract): Conversion[] {
  const named = (name: string | undefined) => namedTypes.find((schemaType) => schemaType.name === name);
  const found = operations.flatMap((operation) => {
    if (operation.body?.mediaType === mergePatch) return [];
    const request = named(operation.body?.name);
    const response = named(successName(operation));
    const read = operations.find(({ method, path }) => method === 'GET' && path === operation.path);
    if (!request || !response || !read || successName(read) !== response.name) return [];
    const properties = recordOf(request);
    const available = recordOf(response);
    return properties.length > 0 && properties.every((property) => available.some((other) => isSame(property, other)))
      ? [{ request, response, properties }]
      : [];
  });
  return found.filter(({ request }, index) => found.findIndex((other) => other.request === request) === index);
}

/** Returns the name of the schema of an operation's successful response; undefined when it has no name or no content. */
export function successName({ responses }: Operation): string | undefined {
  const schemaType = responses.find(({ status, content }) => status < 300 && content)?.content?.schemaType;
  return schemaType?.kind === 'named' ? schemaType.name : undefined;
}

/** Returns the properties of an object; none for another schema type. */
export function recordOf({ definition }: NamedType): Property[] {
  return definition.kind === 'record' ? definition.properties : [];
}

function isSame(property: Property, other: Property): boolean {
  const isAvailable = other.required || !property.required;
  return (
    property.name === other.name &&
    isAvailable &&
    property.nullable === other.nullable &&
    isSameShape(property.schemaType, other.schemaType)
  );
}

const isSameShape = (one: SchemaType, other: SchemaType): boolean => JSON.stringify(one) === JSON.stringify(other);
