import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { factOf, notChecked } from '../preflight/finding';
import type { Target } from '../preflight/read/target';
import { deployedTemplate } from './deployed-template';
import { twoDeploymentWarnings } from './warnings';

/** Returns the template that the CDK has synthesized into cdk.out. @throws Error if there is none */
export const synthesizedTemplate = (stackName: string): unknown =>
  JSON.parse(readFileSync(join('cdk.out', `${stackName}.template.json`), 'utf8'));

/** Returns a warning for each change between the deployed and the synthesized template that requires two deployments, one line each. */
export async function changeWarnings({ aws }: Target, stackName: string): Promise<string[]> {
  const client = new CloudFormationClient(aws);
  const deployed = await factOf(
    deployedTemplate((command) => client.send(command), stackName).then((text) => text && (JSON.parse(text) as unknown)),
  );
  if (!deployed.known) return [notChecked('changes that require two deployments', deployed.reason).found];
  if (deployed.value === undefined) return [];
  return twoDeploymentWarnings(deployed.value, synthesizedTemplate(stackName));
}
