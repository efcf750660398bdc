import type { Operation, Schema } from './model';

/**
 * The models of the request bodies: structure alone, so that no rule that API Gateway reads differently refuses a good request.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function emitModels(operations: Operation[]): Record<string, object> {
  const bodies = operations.flatMap(({ body }) => (body?.required ? [body] : []));
  return Object.fromEntries(bodies.map(({ name, schema }) => [name, model(schema)]));
}

function model(schema: Schema): object {
  const { type, required, items, additional } = schema;
  const properties = Object.entries(schema.properties).map(([name, property]) => [name, model(property)]);
  return {
    // 1.0 is an integer in JavaScript and none in draft-04.
    ...(type && { type: type === 'integer' ? 'number' : type }),
    // Draft-04 forbids an empty list.
    ...(required.length > 0 && { required: [...new Set(required)] }),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(additional !== true && { additionalProperties: additional === false ? false : model(additional) }),
    ...(items && { items: model(items) }),
  };
}
