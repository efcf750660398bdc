import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import { operations, type OperationId } from '../generated/operations';

export interface EventParts {
  path?: Record<string, string>;
  query?: Record<string, string[]>;
  headers?: Record<string, string[]>;
  body?: string | null;
  base64?: boolean;
  sub?: string;
}

/** Returns the event that API Gateway sends to the function of an operation. The default caller is an administrator. */
export function proxyEvent(operationId: OperationId, parts: EventParts = {}): APIGatewayProxyEvent {
  const { method, path: resource } = operations[operationId];
  const { path = null, query = null, headers = {}, body = null, base64 = false, sub = 'local-administrator' } = parts;
  const requestContext = {
    requestId: randomUUID(),
    path: resource,
    authorizer: { claims: { sub, 'cognito:groups': 'administrators' } },
  } as unknown as APIGatewayProxyEvent['requestContext'];
  return {
    resource,
    path: resource,
    httpMethod: method,
    headers: lastValues(headers),
    multiValueHeaders: headers,
    queryStringParameters: query && lastValues(query),
    multiValueQueryStringParameters: query,
    pathParameters: path,
    stageVariables: null,
    requestContext,
    body,
    isBase64Encoded: base64,
  };
}

/** The context of an invocation with ten seconds left. */
export const lambdaContext = { getRemainingTimeInMillis: () => 10_000 } as unknown as Context;

const lastValues = (values: Record<string, string[]>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.at(-1) ?? '']));
