// Rules of openapi.yaml that redocly's assertions cannot express. redocly.yaml switches them on.
const problemType = 'application/problem+json';
const problemSchema = '#/components/schemas/Problem';

const bounds = {
  string: ['maxLength'],
  array: ['maxItems'],
  integer: ['minimum', 'maximum'],
  number: ['minimum', 'maximum'],
  object: [],
  boolean: [],
};

const isMap = (schema) => typeof schema.additionalProperties === 'object';

/** A client may send as much as the contract lets it; without a bound that is without end. */
function boundedSchemas() {
  return {
    Schema(schema, { report, location }) {
      const needed = isMap(schema) ? ['maxProperties'] : (bounds[schema.type] ?? []);
      for (const keyword of needed.filter((name) => schema[name] === undefined))
        report({ message: `A schema of type ${schema.type} needs \`${keyword}\`.`, location: location.key() });
    },
  };
}

/** Calls `visit` on the schema and on each schema below it, with references followed. */
function walk(found, ctx, visit, seen = new Set()) {
  const { node, location } = ctx.resolve(found.node, found.location.source.absoluteRef);
  if (!node || seen.has(node)) return;
  seen.add(node);
  const at = location ?? found.location;
  visit(node, at);
  const below = (child, ...path) => child && typeof child === 'object' && walk({ node: child, location: at.child(path) }, ctx, visit, seen);
  for (const [name, property] of Object.entries(node.properties ?? {})) below(property, 'properties', name);
  for (const keyword of ['items', 'additionalProperties']) below(node[keyword], keyword);
  for (const keyword of ['allOf', 'anyOf', 'oneOf'])
    for (const [index, part] of (node[keyword] ?? []).entries()) below(part, keyword, index);
}

const requestSchemas = (visit) => ({
  RequestBody(body, ctx) {
    for (const [type, media] of Object.entries(body.content ?? {}))
      if (media.schema) walk({ node: media.schema, location: ctx.location.child(['content', type, 'schema']) }, ctx, visit(ctx));
  },
});

/** A property that nobody reads is a typing error of the client, or an attack. */
function closedRequests() {
  return requestSchemas(({ report }) => (schema, location) => {
    if (schema.type === 'object' && !isMap(schema) && schema.additionalProperties !== false)
      report({ message: 'An object in a request needs `additionalProperties: false`.', location: location.key() });
  });
}

/** A length alone lets control characters in, and a format alone is not validated: engines disagree about formats. */
function shapedInputs() {
  const shape =
    ({ report }) =>
    (schema, location) => {
      if (schema.type === 'string' && !schema.pattern && !schema.enum)
        report({ message: 'A string in a request needs `pattern` or `enum`.', location: location.key() });
    };
  return {
    ...requestSchemas(shape),
    Parameter(parameter, ctx) {
      if (parameter.schema) walk({ node: parameter.schema, location: ctx.location.child(['schema']) }, ctx, shape(ctx));
    },
  };
}

// What ECMA-262 5.1, RE2, Java, Python and Rust's regex crate read alike. Left out are: groups with `?` (lookaround, flags), lazy and possessive
// quantifiers, \d \s \w \b (ASCII or Unicode), the dot (its line ends differ), \u (unknown to three engines), brackets and && || ~~ -- in a
// class (sets), the slash (it ends a literal of JavaScript).
const inClass = String.raw`(?:[^\x00-\x1f\x7f-\uffff[\]\\/&~|-]|\\x[0-9a-f]{2}|\\t|&(?!&)|~(?!~)|\|(?!\|)|-(?!-))`;
const atom = String.raw`(?:[^\x00-\x1f\x7f-\uffff^$\\.*+?()[\]{}|/]|\\x[0-9a-f]{2}|\\[\\^$.*+?()[\]{}|]|\[\^?${inClass}+\])`;
const portable = new RegExp(String.raw`^\^?(?:\((?!\?)|\||${atom}(?:[*+?]|\{\d+(?:,\d*)?\})?|\)(?:[*+?]|\{\d+(?:,\d*)?\})?)*\$?$`);

/** A generated client compiles the pattern with the engine of its language, and must neither fail nor decide differently. */
function portablePatterns() {
  return {
    Schema({ pattern }, { report, location }) {
      if (typeof pattern === 'string' && !portable.test(pattern))
        report({
          message:
            'A pattern needs constructs that all engines read alike: literals, classes, groups, alternatives, greedy quantifiers, \\xHH.',
          location: location.child(['pattern']),
        });
    },
  };
}

/** Logs leave out what is personal, so whoever adds a property has to say what it is. */
function personalData() {
  return requestSchemas(({ report, resolve }) => (schema, location) => {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const marker = resolve(property, location.source.absoluteRef).node?.['x-personal-data'];
      if (typeof marker !== 'boolean')
        report({
          message: 'A property of a request needs `x-personal-data`: true when it tells of a person, else false.',
          location: location.child(['properties', name]).key(),
        });
    }
  });
}

/** Every status of every operation, references followed. Redocly's own visit of a response sees a shared one under one status only. */
const eachResponse = (check) => ({
  Responses(responses, ctx) {
    for (const [status, response] of Object.entries(responses)) {
      const { node } = ctx.resolve(response);
      const location = ctx.location.child([status]).key();
      if (node) check(status, node, (message) => ctx.report({ message: `${status}: ${message}`, location }), ctx);
    }
  },
});

function checkExamples(status, examples, resolve, complain) {
  if (Object.keys(examples).length === 0) complain('needs an example.');
  for (const [name, example] of Object.entries(examples)) {
    const { code, type, status: said } = resolve(example).node?.value ?? {};
    if (code !== name) complain(`the example ${name} has the code ${code}; both must be the same.`);
    if (said !== Number(status)) complain(`the example ${name} has the status ${said}.`);
    if (!String(type).endsWith(`:${code}`)) complain(`the type of the example ${name} must end in its code.`);
  }
}

/** A client reads every error the same way. */
function problemResponses() {
  return eachResponse((status, response, complain, { resolve }) => {
    if (!/^[45]/.test(status)) return;
    const types = Object.keys(response.content ?? {});
    if (types.length !== 1 || types[0] !== problemType) return complain(`must be ${problemType} and nothing else.`);
    const media = response.content[problemType];
    if (media.schema?.$ref !== problemSchema) complain(`must have the schema ${problemSchema}.`);
    checkExamples(status, media.examples ?? {}, resolve, complain);
  });
}

/** The built-in response-contains-header cannot name headers for every status at once. */
function responseHeaders({ every, ...byStatus }) {
  return eachResponse((status, response, complain) => {
    const missing = [...every, ...(byStatus[status] ?? [])].filter((name) => !response.headers?.[name]);
    for (const name of missing) complain(`needs the header ${name}.`);
  });
}

/**
 * A schema has an example, but not the schema of a response: the mock would answer with it, whatever the status,
 * before it looks at the named examples.
 */
function schemaExamples() {
  const answers = new Set();
  const schemas = new Map();
  return {
    Response(response, { resolve }) {
      for (const { schema } of Object.values(response.content ?? {})) answers.add(resolve(schema ?? {}).node);
    },
    NamedSchemas: {
      Schema(schema, { location }) {
        schemas.set(schema, location);
      },
    },
    Root: {
      leave(_root, { report }) {
        for (const [schema, location] of schemas) {
          const answered = answers.has(schema);
          if (!answered && schema.example === undefined) report({ message: 'A schema of the components needs an `example`.', location });
          if (answered && schema.example !== undefined)
            report({
              message: 'The mock would answer with this instead of the examples of the responses.',
              location: location.child(['example']),
            });
        }
      },
    },
  };
}

/**
 * Generated clients throw at a value that a closed enum does not have, so an enum that answers alone use could never grow.
 * `x-extensible-enum` names the values (https://opensource.zalando.com/restful-api-guidelines/#112), and the pattern what may come.
 */
function openAnswers() {
  const answered = new Map();
  const requested = new Set();
  const request = (schema) => requested.add(schema);
  return {
    ...requestSchemas(() => request),
    Parameter(parameter, ctx) {
      if (parameter.schema) walk({ node: parameter.schema, location: ctx.location.child(['schema']) }, ctx, request);
    },
    Response(response, ctx) {
      for (const [type, { schema }] of Object.entries(response.content ?? {}))
        if (schema)
          walk({ node: schema, location: ctx.location.child(['content', type, 'schema']) }, ctx, (each, at) => answered.set(each, at));
    },
    Root: {
      leave(_root, { report }) {
        for (const [schema, location] of answered) {
          if (schema.enum && !requested.has(schema))
            report({
              message: 'An enum in an answer needs `x-extensible-enum` and a `pattern`: clients must accept new values.',
              location,
            });
          if (schema['x-extensible-enum'] && !schema.pattern)
            report({ message: 'An extensible enum needs a `pattern` that holds for new values as well.', location });
        }
      },
    },
  };
}

module.exports = () => ({
  id: 'contract',
  rules: {
    oas3: {
      'bounded-schemas': boundedSchemas,
      'closed-requests': closedRequests,
      'shaped-inputs': shapedInputs,
      'personal-data': personalData,
      'open-answers': openAnswers,
      'portable-patterns': portablePatterns,
      'problem-responses': problemResponses,
      'schema-examples': schemaExamples,
      'response-headers': responseHeaders,
    },
  },
});
