import type { GatewayRequest } from './request';

/** All claims are strings, as a Cognito authorizer of a REST API gives them. */
export interface Identity {
  claims: Record<string, string>;
}

/**
 * Who makes a request to a method with `security`: `unauthorized` when that is not known (401), `forbidden` when they may not (403).
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
 */
export type Authorizer = (
  request: GatewayRequest,
) => Identity | 'unauthorized' | 'forbidden' | Promise<Identity | 'unauthorized' | 'forbidden'>;

/** Everyone is an administrator: on this machine the first ten minutes need no token. */
export const everyoneAdministers: Authorizer = () => ({ claims: { sub: 'local-administrator', 'cognito:groups': 'administrators' } });
