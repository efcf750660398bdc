import { CloudFormationClient, DescribeStacksCommand, paginateListStackResources, type Stack } from '@aws-sdk/client-cloudformation';
import type { AwsConfig } from '../aws';
import type { DeployedStack } from '../facts';

/** The statuses of resources that an update has removed from the template. Retained ones exist, but belong to the stack no more. */
const isRemoved = (status: string | undefined): boolean => status === 'DELETE_COMPLETE' || status === 'DELETE_SKIPPED';

/** Reads a stack. @returns undefined when there is no stack of this name */
export async function readStack(aws: AwsConfig, stackName: string): Promise<DeployedStack | undefined> {
  const client = new CloudFormationClient(aws);
  const stack = await describe(client, stackName);
  if (stack === undefined) return undefined;
  const resources: { logicalId: string; physicalId: string }[] = [];
  for await (const { StackResourceSummaries = [] } of paginateListStackResources({ client }, { StackName: stackName })) {
    for (const { LogicalResourceId, PhysicalResourceId, ResourceStatus } of StackResourceSummaries) {
      if (LogicalResourceId === undefined || PhysicalResourceId === undefined || isRemoved(ResourceStatus)) continue;
      resources.push({ logicalId: LogicalResourceId, physicalId: PhysicalResourceId });
    }
  }
  return {
    status: stack.StackStatus ?? '',
    terminationProtection: stack.EnableTerminationProtection ?? false,
    parameters: parametersOf(stack),
    resources,
  };
}

async function describe(client: CloudFormationClient, stackName: string): Promise<Stack | undefined> {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
    return Stacks.find(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE');
  } catch (error) {
    // CloudFormation reports a missing stack as a ValidationError, without a name of its own.
    if (error instanceof Error && /does not exist/.test(error.message)) return undefined;
    throw error;
  }
}

const parametersOf = ({ Parameters = [] }: Stack): Record<string, string> =>
  Object.fromEntries(Parameters.map(({ ParameterKey = '', ParameterValue = '' }) => [ParameterKey, ParameterValue]));
