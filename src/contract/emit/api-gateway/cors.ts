import { methods, type Operation } from '../../model';
import { sdkHeaders } from '../sdk-headers';

/** Headers of every request that no operation declares: the token and the media type. */
const alwaysAllowed = ['Authorization', 'Content-Type'];

/**
 * Headers that libraries add to the requests of a web app: trace context (https://www.w3.org/TR/trace-context/,
 * https://www.w3.org/TR/baggage/), Sentry, X-Ray, and the cache and identification headers of HTTP clients.
 * If one of them were not allowed, the browser would block every request.
 */
const addedByLibraries = [
  'baggage',
  'Cache-Control',
  'Pragma',
  'sentry-trace',
  'traceparent',
  'tracestate',
  'X-Amzn-Trace-Id',
  'X-Requested-With',
];

/**
 * Returns the OPTIONS method of a path, which API Gateway handles without a function.
 * @param siblings the operations of the path
 * @param operations all operations
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
 */
export function preflight(siblings: Operation[], operations: Operation[]) {
  const headers = preflightHeaders(siblings, operations);
  const parameters = Object.fromEntries(Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, value]));
  return {
    parameters: pathParameters(siblings),
    responses: {
      '204': {
        description: 'The methods and headers that a cross-origin script may send.',
        // The import fails if a mapped header is not declared.
        headers: Object.fromEntries(Object.keys(headers).map((name) => [name, { schema: { type: 'string' } }])),
      },
    },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      passthroughBehavior: 'when_no_match',
      requestTemplates: { 'application/json': '{"statusCode": 204}' },
      responses: { default: { statusCode: '204', responseParameters: parameters } },
    },
  };
}

function preflightHeaders(siblings: Operation[], operations: Operation[]): Record<string, string> {
  const own = methods.filter((method) => siblings.some((operation) => operation.method === method));
  const declared = operations.flatMap(({ parameters }) =>
    parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name),
  );
  const allowed = new Set([...alwaysAllowed, ...addedByLibraries, ...Object.values(sdkHeaders), ...declared]);
  return {
    'Access-Control-Allow-Origin': "'${AllowedOrigin}'",
    'Access-Control-Allow-Methods': `'${[...own, 'OPTIONS'].join(',')}'`,
    'Access-Control-Allow-Headers': `'${[...allowed].toSorted().join(',')}\${AdditionalAllowedHeaders}'`,
    'Access-Control-Max-Age': "'86400'",
    Vary: "'Origin'",
    'X-Request-Id': 'context.requestId',
  };
}

function pathParameters(siblings: Operation[]) {
  const names = siblings.flatMap(({ parameters }) => parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name));
  return [...new Set(names)].map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
}
