import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { parameterName } from './names';
import type { UserPool } from './user-pool';

/** The initial runtime settings. The functions also use these values when they cannot read the parameter. */
const initialSettings = { logLevel: 'INFO', maintenance: false };

/**
 * Returns the name of the SSM parameter with the runtime settings. The functions refresh it while they run, so a change needs no
 * deployment, and a deployment does not overwrite the change.
 */
export const settingsName = (suffix: string): string => parameterName(suffix, 'settings');

interface ParameterValues {
  tableName: string;
  apiUrl: string;
  /** Undefined when the stack has no user pool of its own. */
  userPool: UserPool | undefined;
}

/**
 * Adds the parameters of AWS Systems Manager: the runtime settings, and the facts that other systems look up by name.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-hierarchies.html
 */
export function addSsmParameters(scope: Construct, suffix: string, { tableName, apiUrl, userPool }: ParameterValues): void {
  // CDK cannot see that a name with a token is a path: simpleName says so.
  const add = (id: string, name: string, description: string, stringValue: string): StringParameter =>
    new StringParameter(scope, id, { parameterName: name, simpleName: false, description, stringValue });
  add('TableNameParameter', parameterName(suffix, 'table-name'), 'Name of the table that contains the users.', tableName);
  add('ApiUrlParameter', parameterName(suffix, 'api-url'), 'URL of the API.', apiUrl);
  add(
    'SettingsParameter',
    settingsName(suffix),
    'Runtime settings, which the functions refresh while they run.',
    JSON.stringify(initialSettings),
  );
  if (!userPool) return;
  const { id, clientId, issuer, signInUrl } = userPool;
  add('UserPoolIdParameter', parameterName(suffix, 'user-pool-id'), 'Id of the user pool whose users can call the API.', id);
  add('UserPoolClientIdParameter', parameterName(suffix, 'user-pool-client-id'), 'Id of the app client that users sign in with.', clientId);
  add('IssuerParameter', parameterName(suffix, 'issuer'), 'Issuer (iss) of the tokens.', issuer);
  add('SignInUrlParameter', parameterName(suffix, 'sign-in-url'), 'URL of the pages where users sign up and sign in.', signInUrl);
}
