import { CfnOutput } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { ApiUrls } from './domain';
import type { Served } from './functions';
import { named } from './names';
import { settingsName } from './ssm-parameters';
import type { UserPool } from './user-pool';

interface OutputValues {
  suffix: string;
  urls: ApiUrls;
  table: Table;
  served: readonly Served[];
  dashboardUrl: string;
  /** Undefined when the stack has no user pool of its own. */
  userPool: UserPool | undefined;
}

/** Adds the outputs of the template, exported under names with the suffix: what users and other stacks need of the deployment. */
export function addOutputs(scope: Construct, { suffix, urls, table, served, dashboardUrl, userPool }: OutputValues): void {
  const add = (id: string, description: string, value: string): CfnOutput =>
    new CfnOutput(scope, id, { description, value, exportName: named(suffix, id) });
  add('ApiUrl', 'URL of the API.', urls.url);
  if (urls.defaultUrl !== undefined) add('DefaultUrl', 'URL of the API that API Gateway generates.', urls.defaultUrl);
  if (urls.target) {
    const { name, hostedZoneId, condition } = urls.target;
    const inDns = 'the alias records (A and AAAA) or the CNAME record of the domain';
    add('DomainTarget', `Target of ${inDns}.`, name).condition = condition;
    add('DomainTargetHostedZoneId', 'Id of the hosted zone of DomainTarget, which alias records need.', hostedZoneId).condition = condition;
  }
  add('TableName', 'Name of the table that contains the users.', table.tableName);
  add('TableArn', 'ARN of the table that contains the users.', table.tableArn);
  for (const { operation, alias } of served) {
    add(`${operation.functionName}Arn`, `ARN of the alias that serves ${operation.id}. Invoke this ARN.`, alias.ref);
  }
  add('EnvironmentConfiguration', 'Name of the SSM parameter with the runtime settings of the functions.', settingsName(suffix));
  add('DashboardUrl', 'URL of the CloudWatch dashboard.', dashboardUrl);
  if (!userPool) return;
  add('UserPoolId', 'Id of the user pool whose users can call the API.', userPool.id);
  add('UserPoolClientId', 'Id of the app client that users sign in with.', userPool.clientId);
  add('Issuer', 'Issuer (iss) of the tokens.', userPool.issuer);
  add('SignInUrl', 'URL of the pages where users sign up and sign in.', userPool.signInUrl);
}
