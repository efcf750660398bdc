import {
  AdminConfirmSignUpCommand,
  AdminDeleteUserCommand,
  CognitoIdentityProviderClient,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { createClient } from 'user-profiles-client';
import { signIn } from '../../../smoke/sign-in';
import type { Deployment } from './deployment';
import { assertNothingLeft } from './smoke';
import { clientOptions } from './stack';

const email = 'ada@example.com';
const password = 'Analytical-Engine-1843';

/** Signs up and in as a user of the app, and creates, reads and deletes the own profile. The code of the email is confirmed by an administrator. */
export async function signUpAndSignIn(deployment: Deployment): Promise<string> {
  const { engine, userPoolId, clientId, url } = deployment;
  const cognito = new CognitoIdentityProviderClient(clientOptions(engine));
  const attributes = [{ Name: 'email', Value: email }];
  const { UserSub } = await cognito.send(
    new SignUpCommand({ ClientId: clientId, Username: email, Password: password, UserAttributes: attributes }),
  );
  await cognito.send(new AdminConfirmSignUpCommand({ UserPoolId: userPoolId, Username: email }));
  const token = await signIn({ userPoolId, clientId, endpoint: engine.url }, { email, password });
  const client = createClient({ baseUrl: url, token: () => token });
  const { data } = await client.createUser({ body: { email, displayName: 'Ada Lovelace' } });
  if (data.userId !== UserSub) throw new Error(`The userId is ${data.userId}; expected the subject of the token ${UserSub}.`);
  await client.me.delete();
  await cognito.send(new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username: email }));
  return assertNothingLeft(deployment);
}
