import { describe, expect, it } from '@jest/globals';
import { gatewayResponses } from '../../../../src/contract/emit/api-gateway/responses';
import { contract } from '../../seeds';

interface GatewayResponse {
  statusCode: string;
  responseParameters: Record<string, string>;
  responseTemplates: { 'application/json': string };
}

const responses: Record<string, GatewayResponse> = JSON.parse(JSON.stringify(gatewayResponses(contract.problems, 'ETag,Location')));
const types = Object.keys(responses);
const bodyOf = (type: string) => JSON.parse(responses[type]?.responseTemplates['application/json'] ?? '');
const header = (type: string, name: string) => responses[type]?.responseParameters[`gatewayresponse.header.${name}`];

describe('a gateway response', () => {
  it.each([
    ['ACCESS_DENIED', 403, 'forbidden'],
    ['API_CONFIGURATION_ERROR', 500, 'internal-error'],
    ['AUTHORIZER_CONFIGURATION_ERROR', 500, 'internal-error'],
    ['AUTHORIZER_FAILURE', 500, 'internal-error'],
    ['BAD_REQUEST_BODY', 400, 'invalid-request'],
    ['BAD_REQUEST_PARAMETERS', 400, 'invalid-request'],
    ['DEFAULT_4XX', 400, 'invalid-request'],
    ['DEFAULT_5XX', 502, 'bad-gateway'],
    ['EXPIRED_TOKEN', 401, 'unauthenticated'],
    ['INTEGRATION_FAILURE', 504, 'gateway-timeout'],
    ['INTEGRATION_TIMEOUT', 504, 'gateway-timeout'],
    ['INVALID_API_KEY', 403, 'forbidden'],
    ['INVALID_SIGNATURE', 403, 'forbidden'],
    ['MISSING_AUTHENTICATION_TOKEN', 404, 'route-not-found'],
    ['QUOTA_EXCEEDED', 429, 'too-many-requests'],
    ['REQUEST_TOO_LARGE', 413, 'body-too-large'],
    ['RESOURCE_NOT_FOUND', 404, 'route-not-found'],
    ['THROTTLED', 429, 'too-many-requests'],
    ['UNAUTHORIZED', 401, 'unauthenticated'],
    ['UNSUPPORTED_MEDIA_TYPE', 415, 'unsupported-media-type'],
    ['WAF_FILTERED', 403, 'forbidden'],
  ])('%s is %i %s', (type, status, code) => {
    expect([responses[type]?.statusCode, bodyOf(type)]).toEqual([String(status), expect.objectContaining({ status, code })]);
  });

  it('exists for every type that API Gateway can customize', () => {
    expect(types).toHaveLength(21);
  });

  it.each(types)('%s is a complete problem document with the request id', (type) => {
    const { detail, errors: _, ...rest } = bodyOf(type);
    const problem = contract.problems.find(({ code }) => code === rest.code);
    expect(rest).toEqual({
      type: problem?.type,
      title: problem?.title,
      status: problem?.status,
      code: problem?.code,
      requestId: '$context.requestId',
    });
    expect(detail).toMatch(/\.$/);
  });

  it.each(types)('%s has the headers of every response, with literals in single quotes', (type) => {
    expect(responses[type]?.responseParameters).toMatchObject({
      'gatewayresponse.header.Access-Control-Allow-Origin': "'${AllowedOrigin}'",
      'gatewayresponse.header.Access-Control-Expose-Headers': "'ETag,Location'",
      'gatewayresponse.header.Cache-Control': "'no-store'",
      'gatewayresponse.header.Content-Type': "'application/problem+json'",
      'gatewayresponse.header.Vary': "'Origin'",
      'gatewayresponse.header.X-Content-Type-Options': "'nosniff'",
      'gatewayresponse.header.X-Request-Id': 'context.requestId',
    });
  });

  it.each(types)('%s has WWW-Authenticate only with 401, and Retry-After only with 429', (type) => {
    const { statusCode } = responses[type] ?? {};
    expect(header(type, 'WWW-Authenticate')).toBe(
      statusCode === '401' ? `'Bearer realm="user-profiles", error="invalid_token"'` : undefined,
    );
    expect(header(type, 'Retry-After')).toBe(statusCode === '429' ? "'1'" : undefined);
  });

  it.each(types)('%s contains input errors only if its cause is known', (type) => {
    expect(bodyOf(type).errors !== undefined).toBe(type.startsWith('BAD_REQUEST_'));
  });

  it.each([
    ['BAD_REQUEST_BODY', '/body', 'wrong-type', 'must be a JSON object'],
    ['BAD_REQUEST_PARAMETERS', '/path', 'malformed', 'must contain each parameter, percent-encoded in UTF-8'],
  ])('%s reports an error at %s', (type, pointer, code, detail) => {
    expect(bodyOf(type).errors).toEqual([{ pointer, code, detail }]);
  });

  it('is not emitted if the contract lacks the problem', () => {
    const problems = contract.problems.filter(({ code }) => code !== 'forbidden');
    expect(() => gatewayResponses(problems, '')).toThrow(
      'openapi.yaml (#/components/schemas/ProblemCode): the problem code forbidden is missing, which API Gateway returns (ACCESS_DENIED). Add the code, and an example of it in components.responses.',
    );
  });
});
