import type { GatewayRequest } from './wire/message';
import type { GatewayResponse } from './wire/response';

/** All claims are strings, as a Cognito authorizer of a REST API gives them. */
export interface Identity {
  claims: Record<string, string>;
}

export type Verdict = Identity | 'no-token' | 'unauthorized' | 'forbidden';

/**
 * Who makes a request to a method with `security`: `no-token` when nothing says so (401), `unauthorized` when what says so is not believed
 * (401), `forbidden` when they may not (403).
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
 */
export type Authorizer = (request: GatewayRequest) => Verdict | Promise<Verdict>;

/**
 * The answer to a request without a token: the challenge, but no error, which would speak of a token (RFC 6750 §3.1). API Gateway has
 * one answer for a missing and a wrong token, so on AWS the error stays.
 */
export const withoutTokenError = (answer: GatewayResponse): GatewayResponse => ({
  ...answer,
  headers: answer.headers.map(([name, value]) => [name, name === 'WWW-Authenticate' ? value.replace(/, error="[^"]*"/, '') : value]),
});

/** Everyone is an administrator: on this machine the first ten minutes need no token. */
export const everyoneAdministers: Authorizer = () => ({ claims: { sub: 'local-administrator', 'cognito:groups': 'administrators' } });
