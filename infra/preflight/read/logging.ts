import { APIGatewayClient, GetAccountCommand } from '@aws-sdk/client-api-gateway';
import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import type { AwsConfig } from '../aws';
import type { LoggingSetting } from '../facts';
import { factOf } from '../finding';
import { readWhetherRoleExists } from './role';

/** Reads the logging role of API Gateway in this account and region. */
export async function readLogging(aws: AwsConfig): Promise<LoggingSetting> {
  const { cloudwatchRoleArn: roleArn } = await new APIGatewayClient(aws).send(new GetAccountCommand({}));
  if (roleArn === undefined || roleArn === '')
    return { roleArn: undefined, roleExists: { known: true, value: false }, ownerStack: undefined };
  const name = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  const [roleExists, ownerStack] = await Promise.all([factOf(readWhetherRoleExists(aws, name)), readOwner(aws, name)]);
  return { roleArn, roleExists, ownerStack };
}

/** The owner is only named in messages, so an error means that it is unknown. */
async function readOwner(aws: AwsConfig, role: string): Promise<string | undefined> {
  const describe = new DescribeStackResourcesCommand({ PhysicalResourceId: role });
  const { StackResources = [] } = await new CloudFormationClient(aws).send(describe).catch(() => ({ StackResources: [] }));
  return StackResources.find(({ PhysicalResourceId }) => PhysicalResourceId === role)?.StackName;
}
