import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { type AwsConfig, orUndefined } from '../aws';

/** Reads the version of the CDK bootstrap. @returns undefined when the region is not bootstrapped */
export async function readBootstrap(aws: AwsConfig): Promise<number | undefined> {
  const get = new GetParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version' });
  const found = await orUndefined(new SSMClient(aws).send(get), 'ParameterNotFound');
  return found && Number(found.Parameter?.Value);
}
