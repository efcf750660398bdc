import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CognitoIdentityProviderClient, DescribeUserPoolDomainCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { type AwsConfig, orUndefined } from '../aws';
import type { Kind, NamedResource } from '../plan';

/** Returns the resources that exist in the account. */
export async function readExisting(aws: AwsConfig, resources: readonly NamedResource[]): Promise<NamedResource[]> {
  const exists = existence(aws);
  const found = await Promise.all(resources.map(({ kind, name }) => exists[kind](name)));
  return resources.filter((_, n) => found[n]);
}

function existence(aws: AwsConfig): Record<Kind, (name: string) => Promise<boolean>> {
  const dynamodb = new DynamoDBClient(aws);
  const logs = new CloudWatchLogsClient(aws);
  const ssm = new SSMClient(aws);
  const cognito = new CognitoIdentityProviderClient(aws);
  const isFound = async (reading: Promise<unknown>, missing: string) => (await orUndefined(reading, missing)) !== undefined;
  return {
    table: (name) => isFound(dynamodb.send(new DescribeTableCommand({ TableName: name })), 'ResourceNotFoundException'),
    parameter: (name) => isFound(ssm.send(new GetParameterCommand({ Name: name })), 'ParameterNotFound'),
    logGroup: async (name) => {
      const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name }));
      return logGroups.some(({ logGroupName }) => logGroupName === name);
    },
    domain: async (name) => {
      // Cognito describes a missing domain with an empty object.
      const described = await orUndefined(cognito.send(new DescribeUserPoolDomainCommand({ Domain: name })), 'ResourceNotFoundException');
      return described?.DomainDescription?.UserPoolId !== undefined;
    },
  };
}
