// Rules for responses.
const { eachResponse, inputSchemas, visitContent } = require('./traversal.cjs');

const problemType = 'application/problem+json';
const problemSchema = '#/components/schemas/Problem';

/** Requires the same problem format in every error response, so that clients read all errors alike. */
function problemResponses() {
  return eachResponse((status, response, complain, { resolve }) => {
    if (!/^[45]/.test(status)) return;
    const types = Object.keys(response.content ?? {});
    if (types.length !== 1 || types[0] !== problemType) return complain(`the only media type must be ${problemType}.`);
    const media = response.content[problemType];
    if (media.schema?.$ref !== problemSchema) complain(`the schema must be ${problemSchema}.`);
    checkExamples(status, media.examples ?? {}, resolve, complain);
  });
}

function checkExamples(status, examples, resolve, complain) {
  if (Object.keys(examples).length === 0) complain('an example is required. Add one that is named after its problem code.');
  for (const [name, example] of Object.entries(examples)) {
    const { code, type, status: stated } = resolve(example).node?.value ?? {};
    if (code !== name) complain(`the example "${name}" has the code "${code}". Name the example after its code.`);
    if (stated !== Number(status)) complain(`the example "${name}" has the status ${stated}. Write ${status}.`);
    if (!String(type).endsWith(`:${code}`)) complain(`the example "${name}" has the type "${type}". It must end with ":${code}".`);
  }
}

/** Requires headers by status. The built-in response-contains-header has no setting for all statuses. */
function responseHeaders({ every, ...byStatus }) {
  return eachResponse((status, response, complain) => {
    const missing = [...every, ...(byStatus[status] ?? [])].filter((name) => !response.headers?.[name]);
    for (const name of missing) complain(`the header ${name} is required. Declare it.`);
  });
}

/**
 * Forbids closed enums in schemas that only responses use: generated clients throw on an unknown value, so the enum could never grow.
 * `x-extensible-enum` lists the known values, the pattern describes future ones.
 * @see https://opensource.zalando.com/restful-api-guidelines/#112
 */
function openAnswers() {
  const inResponses = new Map();
  const inRequests = new Set();
  return {
    ...inputSchemas(() => (schema) => inRequests.add(schema)),
    Response(response, ctx) {
      visitContent(response, ctx, (schema, location) => inResponses.set(schema, location));
    },
    Root: {
      leave(_root, { report }) {
        for (const [schema, location] of inResponses) {
          if (schema.enum && !inRequests.has(schema))
            report({
              message: 'Clients must accept new values. Replace `enum` in a response by `x-extensible-enum` and `pattern`.',
              location,
            });
          if (schema['x-extensible-enum'] && !schema.pattern)
            report({ message: '`x-extensible-enum` requires a `pattern` that also matches future values.', location });
        }
      },
    },
  };
}

module.exports = { 'problem-responses': problemResponses, 'response-headers': responseHeaders, 'open-answers': openAnswers };
