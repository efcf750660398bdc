import type { Authorizer } from '../gateway/authorizer';
import { tokenAuthorizer } from './authorizer';
import { checkSigningKey, type SigningKey, signingKey } from './signing-key';
import { type Bearer, signToken, verifyToken } from './tokens';

/** Signs and verifies the tokens of the local API. */
export interface LocalTokens {
  authorize: Authorizer;
  /** Checks the key file if it exists. @throws KeyFileError */
  check(): Promise<void>;
  /** Returns a token that is valid for a number of seconds. */
  sign(bearer: Bearer, seconds: number): Promise<string>;
}

/**
 * Returns the tokens whose key is in a directory. The key is created when it is first used.
 * @param required whether a request without a token is rejected
 */
export function localTokens(directory: string, required: boolean): LocalTokens {
  let opened: Promise<SigningKey> | undefined;
  // An error is not cached: after the file was repaired, the next token is verified.
  const key = () => (opened ??= signingKey(directory)).catch(forget);
  const forget = (error: unknown) => {
    opened = undefined;
    throw error;
  };
  return {
    check: () => checkSigningKey(directory),
    authorize: tokenAuthorizer({ verify: async (token) => verifyToken(await key(), token), required }),
    sign: async (bearer, seconds) => signToken(await key(), bearer, seconds),
  };
}
