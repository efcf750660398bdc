import type { HttpRequest, HttpResponse } from './wire/message';

/** All claims are strings, as in the events of a REST API's Cognito authorizer. */
export interface Identity {
  claims: Record<string, string>;
}

/** The identity of the caller, or why the request is rejected. */
export type Verdict = Identity | 'no-token' | 'unauthorized' | 'forbidden';

/**
 * Authenticates a request to a method with `security`. Returns `no-token` without credentials (401), `unauthorized` for invalid credentials
 * (401), `forbidden` for a caller who is not allowed to call the method (403).
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
 */
export type Authorizer = (request: HttpRequest) => Verdict | Promise<Verdict>;

/**
 * Removes the `error` parameter from WWW-Authenticate. The response to a request without a token contains the challenge only (RFC 6750 §3.1).
 * On AWS the parameter stays: API Gateway has one response for a missing and an invalid token.
 */
export const withoutTokenError = (response: HttpResponse): HttpResponse => ({
  ...response,
  headers: response.headers.map(([name, value]) => [name, name === 'WWW-Authenticate' ? value.replace(/, error="[^"]*"/, '') : value]),
});

/** Makes every caller an administrator, so that the first calls to a local API need no token. */
export const everyoneAdministers: Authorizer = () => ({ claims: { sub: 'local-administrator', 'cognito:groups': 'administrators' } });
