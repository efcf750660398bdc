// Rules for request bodies and parameters.
const { bodySchemas, inputSchemas, isMap, visitContent } = require('./traversal.cjs');

/** Requires closed objects: a property that the API does not read is a typing error of the client or an attack. */
function closedRequests() {
  return bodySchemas(({ report }) => (schema, location) => {
    if (schema.type === 'object' && !isMap(schema) && schema.additionalProperties !== false)
      report({ message: 'An object in a request requires `additionalProperties: false`.', location: location.key() });
  });
}

/** Requires a pattern or enum: a length accepts control characters, and engines disagree about formats, so formats are not validated. */
function shapedInputs() {
  return inputSchemas(({ report }) => (schema, location) => {
    if (schema.type === 'string' && !schema.pattern && !schema.enum)
      report({ message: 'A string in a request requires `pattern` or `enum`.', location: location.key() });
  });
}

/** Requires `x-personal-data` on each property, because the logger drops the properties that it marks. */
function personalData() {
  return bodySchemas(({ report, resolve }) => (schema, location) => {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const marker = resolve(property, location.source.absoluteRef).node?.['x-personal-data'];
      if (typeof marker !== 'boolean')
        report({
          message: 'A property of a request requires `x-personal-data`. Write true if it contains personal data, otherwise false.',
          location: location.child(['properties', name]).key(),
        });
    }
  });
}

const mergePatch = 'application/merge-patch+json';

/** Allows `nullable` only in a merge patch, where null removes a property (RFC 7396). Elsewhere a property without a value is omitted. */
function nullInPatches() {
  const nullable = new Map();
  const ofPatches = new Set();
  return {
    Schema(schema, { location }) {
      if (schema.nullable !== undefined) nullable.set(schema, location);
    },
    RequestBody({ content }, ctx) {
      if (content?.[mergePatch]) visitContent({ content: { [mergePatch]: content[mergePatch] } }, ctx, (schema) => ofPatches.add(schema));
    },
    Root: {
      leave(_root, { report }) {
        for (const [schema, location] of nullable)
          if (!ofPatches.has(schema))
            report({
              message: 'Only a merge patch contains null. Remove `nullable`, and omit a property without a value.',
              location: location.child(['nullable']),
            });
      },
    },
  };
}

module.exports = {
  'closed-requests': closedRequests,
  'shaped-inputs': shapedInputs,
  'personal-data': personalData,
  'null-in-patches': nullInPatches,
};
