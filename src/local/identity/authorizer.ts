import { type Authorizer, everyoneAdministers } from '../gateway/authorizer';
import { valuesOf } from '../gateway/wire/message';
import type { Claims } from './tokens';

interface AuthorizerOptions {
  /** Returns the claims of a valid token; undefined for every other text. */
  verify(token: string): Promise<Claims | undefined>;
  /** Whether a request without a token is rejected. If not, it acts as an administrator. */
  required: boolean;
}

/** Returns the local counterpart of the Cognito authorizer. If a token is sent, it is verified and enforced, whether or not it is required. */
export function tokenAuthorizer({ verify, required }: AuthorizerOptions): Authorizer {
  return async (request) => {
    const [value, ...others] = valuesOf(request.rawHeaders, 'authorization');
    if (value === undefined) return required ? 'no-token' : everyoneAdministers(request);
    // Like API Gateway, accepts the token with and without the scheme, and rejects two tokens.
    const [, token] = /^(?:Bearer +)?([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(value) ?? [];
    const claims = token === undefined || others.length > 0 ? undefined : await verify(token);
    return claims ? { claims } : 'unauthorized';
  };
}
