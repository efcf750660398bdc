// What the rules of this folder share: how to reach every schema of a request or response, and every response.

/** Returns whether the schema is an object with arbitrary property names and one schema for all values. */
const isMap = (schema) => typeof schema.additionalProperties === 'object';

/** Calls `visit(schema, location)` for the schema and each schema below it, with references resolved. Visits a shared schema once. */
function visitSchemas(found, ctx, visit, seen = new Set()) {
  const { node, location } = ctx.resolve(found.node, found.location.source.absoluteRef);
  if (!node || seen.has(node)) return;
  seen.add(node);
  const at = location ?? found.location;
  visit(node, at);
  const below = (child, ...path) =>
    child && typeof child === 'object' && visitSchemas({ node: child, location: at.child(path) }, ctx, visit, seen);
  for (const [name, property] of Object.entries(node.properties ?? {})) below(property, 'properties', name);
  for (const keyword of ['items', 'additionalProperties']) below(node[keyword], keyword);
  for (const keyword of ['allOf', 'anyOf', 'oneOf'])
    for (const [index, part] of (node[keyword] ?? []).entries()) below(part, keyword, index);
}

/** Calls `visit` for each schema below the media types of a request body or response. */
function visitContent({ content }, ctx, visit) {
  for (const [type, { schema }] of Object.entries(content ?? {}))
    if (schema) visitSchemas({ node: schema, location: ctx.location.child(['content', type, 'schema']) }, ctx, visit);
}

/** A Redocly visitor that calls `visitorOf(ctx)` for each schema of a request body. */
const bodySchemas = (visitorOf) => ({
  RequestBody: (body, ctx) => visitContent(body, ctx, visitorOf(ctx)),
});

/** A Redocly visitor that calls `visitorOf(ctx)` for each schema of a request body or parameter. */
const inputSchemas = (visitorOf) => ({
  ...bodySchemas(visitorOf),
  Parameter({ schema }, ctx) {
    if (schema) visitSchemas({ node: schema, location: ctx.location.child(['schema']) }, ctx, visitorOf(ctx));
  },
});

/**
 * A Redocly visitor that calls `check(status, response, complain, ctx)` for each status of each operation, with references resolved.
 * Redocly's own visit of responses reports a shared response under one status only.
 */
const eachResponse = (check) => ({
  Responses(responses, ctx) {
    for (const [status, response] of Object.entries(responses)) {
      const { node } = ctx.resolve(response);
      const location = ctx.location.child([status]).key();
      if (node) check(status, node, (message) => ctx.report({ message: `Response ${status}: ${message}`, location }), ctx);
    }
  },
});

module.exports = { isMap, visitContent, bodySchemas, inputSchemas, eachResponse };
