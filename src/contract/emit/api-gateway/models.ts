import type { Operation, RequestBody } from '../../model';

/**
 * The models of the request bodies. They say "an object" and no more: API Gateway cannot name the places that are wrong in a body, so it
 * leaves them to the function, which names all of them at once.
 * @throws ContractError for a body that is not an object
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function emitModels(operations: Operation[]): Record<string, object> {
  const bodies = operations.flatMap(({ body }) => (body?.required ? [body] : []));
  return Object.fromEntries(bodies.map((body) => [body.name, model(body)]));
}

function model({ isObject, place }: RequestBody): object {
  if (isObject) return { type: 'object' };
  throw place.error('a request body that is not an object', 'API Gateway answers "must be a JSON object": describe an object');
}
