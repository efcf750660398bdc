import { CfnOutput } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { Served } from './functions';
import { named } from './names';
import { settingsName } from './ssm-parameters';
import type { UserPool } from './user-pool';

interface Given {
  suffix: string;
  apiUrl: string;
  table: Table;
  served: readonly Served[];
  dashboardUrl: string;
  userPool: UserPool | undefined;
}

/** What other stacks and people need to know, exported under names with the suffix. */
export function addOutputs(scope: Construct, { suffix, apiUrl, table, served, dashboardUrl, userPool }: Given): void {
  const add = (id: string, description: string, value: string): CfnOutput =>
    new CfnOutput(scope, id, { description, value, exportName: named(suffix, id) });
  add('ApiUrl', 'Where the API is.', apiUrl);
  add('TableName', 'The table with the users.', table.tableName);
  add('TableArn', 'The table with the users.', table.tableArn);
  for (const { operation, function: lambda } of served) {
    add(`${operation.functionName}Arn`, `The function that serves ${operation.id}.`, lambda.functionArn);
  }
  add('EnvironmentConfiguration', 'The SSM parameter with the settings that functions read while they run.', settingsName(suffix));
  add('DashboardUrl', 'How the environment is.', dashboardUrl);
  if (!userPool) return;
  add('UserPoolId', 'The user pool of whoever may call the API.', userPool.id);
  add('UserPoolClientId', 'The app that people sign in with.', userPool.clientId);
  add('Issuer', 'Who the tokens are from.', userPool.issuer);
  add('SignInUrl', 'Where people sign up and in.', userPool.signInUrl);
}
