import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Pool } from './target';

/** The folder whose package.json contains the client library of Cognito. */
export const packageFolder = resolve('test/smoke');

/** The part of amazon-cognito-identity-js, the client library of AWS for apps, that is used here. */
interface Library {
  CognitoUserPool: new (pool: { UserPoolId: string; ClientId: string; endpoint?: string }) => object;
  CognitoUser: new (user: { Username: string; Pool: object }) => User;
  AuthenticationDetails: new (details: { Username: string; Password: string }) => object;
}

interface User {
  authenticateUser(
    details: object,
    callbacks: {
      onSuccess: (session: { getIdToken(): { getJwtToken(): string } }) => void;
      onFailure: (error: Error) => void;
      newPasswordRequired: () => void;
    },
  ): void;
}

/**
 * Signs a user in with SRP, as an app does.
 * @returns the ID token
 * @throws Error when Cognito rejects the sign-in
 */
export function signIn(
  { userPoolId, clientId, endpoint }: Pool,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const library: Library = createRequire(resolve(packageFolder, 'package.json'))('amazon-cognito-identity-js');
  const pool = new library.CognitoUserPool({
    UserPoolId: userPoolId,
    ClientId: clientId,
    ...(endpoint !== undefined && { endpoint }),
  });
  const user = new library.CognitoUser({ Username: email, Pool: pool });
  return new Promise((settle, fail) => {
    user.authenticateUser(new library.AuthenticationDetails({ Username: email, Password: password }), {
      onSuccess: (session) => settle(session.getIdToken().getJwtToken()),
      onFailure: (cause) => fail(new Error(`Cognito rejected the sign-in of the temporary user: ${cause.message}`, { cause })),
      newPasswordRequired: () => fail(new Error('Cognito requires a new password of the temporary user.')),
    });
  });
}
