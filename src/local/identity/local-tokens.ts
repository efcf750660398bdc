import { tokenAuthorizer } from './authorizer';
import { checkSigningKey, type SigningKey, signingKey } from './signing-key';
import { type Bearer, signToken, verifyToken } from './tokens';
import type { Authorizer } from '../gateway/authorizer';

/** The tokens of this machine. */
export interface LocalTokens {
  authorize: Authorizer;
  /** Checks the key file if there is one. @throws KeyFileError */
  check(): Promise<void>;
  /** @param seconds how long the token is good for */
  sign(bearer: Bearer, seconds: number): Promise<string>;
}

/**
 * @param directory where the key is, which is made when it is needed first
 * @param demanded whether a request without a token is refused
 */
export function localTokens(directory: string, demanded: boolean): LocalTokens {
  let opened: Promise<SigningKey> | undefined;
  // A failure is not kept: after the file was repaired, the next token is verified.
  const key = () => (opened ??= signingKey(directory)).catch(forget);
  const forget = (error: unknown) => {
    opened = undefined;
    throw error;
  };
  return {
    check: () => checkSigningKey(directory),
    authorize: tokenAuthorizer({ verify: async (token) => verifyToken(await key(), token), demanded }),
    sign: async (bearer, seconds) => signToken(await key(), bearer, seconds),
  };
}
