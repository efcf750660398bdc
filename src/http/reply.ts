import type { APIGatewayProxyResult } from 'aws-lambda';
import { exposedHeaders } from '../../generated/operations';
import type { PlainReply } from './operation';

/** The answer as API Gateway's Lambda proxy integration takes it, with the headers that every answer has. */
export function proxyResult({ status, headers, body }: PlainReply, requestId: string, allowedOrigin: string): APIGatewayProxyResult {
  const failed = status >= 400;
  const all: Record<string, string> = {
    'Cache-Control': failed ? 'no-store' : 'private, no-cache',
    'X-Content-Type-Options': 'nosniff',
    'X-Request-Id': requestId,
    'Access-Control-Allow-Origin': allowedOrigin,
    'Access-Control-Expose-Headers': exposedHeaders,
    Vary: 'Origin',
  };
  if (body) all['Content-Type'] = failed ? 'application/problem+json' : 'application/json';
  return { statusCode: status, headers: Object.assign(all, headers), body: body ? JSON.stringify(body) : '' };
}
