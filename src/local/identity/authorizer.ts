import { type Authorizer, everyoneAdministers } from '../gateway/authorizer';
import { valuesOf } from '../gateway/wire/message';
import type { Claims } from './tokens';

interface Terms {
  /** What a token claims; nothing when it is none. */
  verify(token: string): Promise<Claims | undefined>;
  /** Whether a request without a token is refused; else it acts as an administrator. */
  demanded: boolean;
}

/** The stand-in for the Cognito authorizer: a token that is sent counts, whether tokens are demanded or not. */
export function tokenAuthorizer({ verify, demanded }: Terms): Authorizer {
  return async (request) => {
    const [value, ...others] = valuesOf(request.rawHeaders, 'authorization');
    if (value === undefined) return demanded ? 'no-token' : everyoneAdministers(request);
    // API Gateway takes the token with or without the scheme; two of them are nobody.
    const [, token] = /^(?:Bearer +)?([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(value) ?? [];
    const claims = token === undefined || others.length > 0 ? undefined : await verify(token);
    return claims ? { claims } : 'unauthorized';
  };
}
