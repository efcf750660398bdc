/**
 * What is logged of each request, answered by a function or not. Nothing in it tells of a person: no address, no path with an id in it, no token.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
const fields = {
  requestId: '$context.requestId',
  extendedRequestId: '$context.extendedRequestId',
  traceId: '$context.xrayTraceId',
  time: '$context.requestTimeEpoch',
  method: '$context.httpMethod',
  resource: '$context.resourcePath',
  status: '$context.status',
  latency: '$context.responseLatency',
  length: '$context.responseLength',
  functionStatus: '$context.integration.status',
  functionLatency: '$context.integration.latency',
  errorType: '$context.error.responseType',
  authorizerStatus: '$context.authorizer.status',
  wafStatus: '$context.waf.status',
} as const;

/** One line of JSON. Every value is a text, for API Gateway puts `-` where it has none. */
export const accessLogFormat = JSON.stringify(fields);
