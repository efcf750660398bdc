import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { randomBytes, randomUUID } from 'node:crypto';
import { administrators } from '../../src/config';
import { signIn } from './sign-in';
import type { Pool } from './target';

/** A user of the pool that exists only during the test. */
export interface TemporaryUser {
  readonly email: string;
  /** Creates the user. Cognito sends no message. */
  create(): Promise<void>;
  /** Returns a new ID token of the user. */
  signIn(): Promise<string>;
  /** Adds the user to the group of administrators. Tokens that were issued before do not change. */
  makeAdministrator(): Promise<void>;
  /** Deletes the user. Does nothing when the user was not created. */
  remove(): Promise<void>;
}

/** Returns a user with an email address of its own. The domain example.com receives no email (RFC 2606). */
export function temporaryUser(pool: Pool): TemporaryUser {
  const cognito = new CognitoIdentityProviderClient();
  const email = `smoke-test-${randomUUID()}@example.com`;
  const password = newPassword();
  const user = { UserPoolId: pool.userPoolId, Username: email };
  const attributes = Object.entries({ email, email_verified: 'true' }).map(([Name, Value]) => ({ Name, Value }));
  return {
    email,
    create: async () => {
      await cognito.send(new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS', UserAttributes: attributes }));
      await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
    },
    signIn: () => signIn(pool, { email, password }),
    makeAdministrator: async () => {
      await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName: administrators }));
    },
    remove: async () => {
      await cognito.send(new AdminDeleteUserCommand(user)).catch((error: unknown) => {
        if (!(error instanceof Error && error.name === 'UserNotFoundException')) throw error;
      });
    },
  };
}

/** Contains a character of each class that the policy of the pool requires. */
const newPassword = (): string => `aA1!${randomBytes(24).toString('base64url')}`;
