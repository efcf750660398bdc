// Rules for every schema of the contract.
const { isMap } = require('./traversal.cjs');

const bounds = {
  string: ['maxLength'],
  array: ['maxItems'],
  integer: ['minimum', 'maximum'],
  number: ['minimum', 'maximum'],
  object: [],
  boolean: [],
};

/** Requires bounds: without them a client may send input of any size. */
function boundedSchemas() {
  return {
    Schema(schema, { report, location }) {
      const required = isMap(schema) ? ['maxProperties'] : (bounds[schema.type] ?? []);
      for (const keyword of required.filter((name) => schema[name] === undefined))
        report({ message: `A schema of type ${schema.type} requires \`${keyword}\`. Add a limit.`, location: location.key() });
    },
  };
}

// The syntax that ECMA-262 5.1, RE2, Java, Python and Rust's regex crate interpret alike. Excluded are: groups with `?` (lookaround, flags),
// lazy and possessive quantifiers, \d \s \w \b (ASCII or Unicode), the dot (line terminators differ), \u (unknown to three engines),
// brackets and && || ~~ -- in a class (set operations), the slash (it ends a JavaScript literal).
const inClass = String.raw`(?:[^\x00-\x1f\x7f-\uffff[\]\\/&~|-]|\\x[0-9a-f]{2}|\\t|&(?!&)|~(?!~)|\|(?!\|)|-(?!-))`;
const atom = String.raw`(?:[^\x00-\x1f\x7f-\uffff^$\\.*+?()[\]{}|/]|\\x[0-9a-f]{2}|\\[\\^$.*+?()[\]{}|]|\[\^?${inClass}+\])`;
const portable = new RegExp(String.raw`^\^?(?:\((?!\?)|\||${atom}(?:[*+?]|\{\d+(?:,\d*)?\})?|\)(?:[*+?]|\{\d+(?:,\d*)?\})?)*\$?$`);

/** Restricts patterns: a generated client compiles them with the engine of its language, which must accept the same texts. */
function portablePatterns() {
  return {
    Schema({ pattern }, { report, location }) {
      if (typeof pattern === 'string' && !portable.test(pattern))
        report({
          message:
            'The pattern uses syntax that regular expression engines interpret differently. ' +
            'Use only literals, classes, groups, alternatives, greedy quantifiers and \\xHH.',
          location: location.child(['pattern']),
        });
    },
  };
}

/**
 * Requires an example of each component schema, and forbids one where the schema is the schema of a response:
 * the mock would return it for every status instead of the named examples of the response.
 */
function schemaExamples() {
  const ofResponses = new Set();
  const components = new Map();
  return {
    Response(response, { resolve }) {
      for (const { schema } of Object.values(response.content ?? {})) ofResponses.add(resolve(schema ?? {}).node);
    },
    NamedSchemas: {
      Schema(schema, { location }) {
        components.set(schema, location);
      },
    },
    Root: {
      leave(_root, { report }) {
        for (const [schema, location] of components) {
          const isOfResponse = ofResponses.has(schema);
          if (!isOfResponse && schema.example === undefined)
            report({ message: 'A schema in components.schemas requires an `example`. Add one.', location });
          if (isOfResponse && schema.example !== undefined)
            report({
              message: 'The mock would return this example instead of the examples of the responses. Remove it.',
              location: location.child(['example']),
            });
        }
      },
    },
  };
}

module.exports = { 'bounded-schemas': boundedSchemas, 'portable-patterns': portablePatterns, 'schema-examples': schemaExamples };
