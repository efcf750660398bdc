import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { parameterName } from './names';
import type { UserPool } from './user-pool';

/** What the functions go by until somebody changes it, and whenever it cannot be read. */
const settings = { logLevel: 'INFO', maintenance: false };

/** The parameter that the functions read again and again: who changes it deploys nothing. A deployment leaves the change alone. */
export const settingsName = (suffix: string): string => parameterName(suffix, 'settings');

interface Given {
  tableName: string;
  apiUrl: string;
  userPool: UserPool | undefined;
}

/** What others look up by name. @see https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-hierarchies.html */
export function addParameters(scope: Construct, suffix: string, { tableName, apiUrl, userPool }: Given): void {
  // A name that holds a token does not tell CDK that it is a path: simpleName does.
  const add = (id: string, name: string, description: string, stringValue: string): StringParameter =>
    new StringParameter(scope, id, { parameterName: name, simpleName: false, description, stringValue });
  add('TableNameParameter', parameterName(suffix, 'table-name'), 'The table with the users.', tableName);
  add('ApiUrlParameter', parameterName(suffix, 'api-url'), 'Where the API is.', apiUrl);
  add(
    'SettingsParameter',
    settingsName(suffix),
    'The environment configuration, read by the functions while they run.',
    JSON.stringify(settings),
  );
  if (!userPool) return;
  add('UserPoolIdParameter', parameterName(suffix, 'user-pool-id'), 'The user pool of whoever may call the API.', userPool.id);
  add('UserPoolClientIdParameter', parameterName(suffix, 'user-pool-client-id'), 'The app that people sign in with.', userPool.clientId);
  add('IssuerParameter', parameterName(suffix, 'issuer'), 'Who the tokens are from.', userPool.issuer);
  add('SignInUrlParameter', parameterName(suffix, 'sign-in-url'), 'Where people sign up and in.', userPool.signInUrl);
}
