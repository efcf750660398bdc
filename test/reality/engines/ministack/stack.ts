import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Json } from '../../../../infra/import-check/json';
import { type Engine, region } from './start';

/** What the clients of the AWS SDK need to call an engine. */
export const clientOptions = ({ url }: Engine) => ({
  endpoint: url,
  region,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

/** Returns a stack. @throws Error when it does not exist */
export async function describeStack(engine: Engine, StackName: string): Promise<Stack> {
  const { Stacks: [stack] = [] } = await new CloudFormationClient(clientOptions(engine)).send(new DescribeStacksCommand({ StackName }));
  if (stack === undefined) throw new Error(`There is no stack ${StackName}.`);
  return stack;
}

/** Creates a stack that must fail, and deletes it. @returns the error; undefined when the stack was created */
export async function failureOfStack(engine: Engine, template: Json): Promise<string | undefined> {
  const client = new CloudFormationClient(clientOptions(engine));
  const StackName = `probe-${randomUUID()}`;
  try {
    await client.send(new CreateStackCommand({ StackName, TemplateBody: JSON.stringify(template) }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const status = await settledStatus(engine, StackName);
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName }));
  await client.send(new DeleteStackCommand({ StackName }));
  if (status === 'CREATE_COMPLETE') return undefined;
  return StackEvents.map(({ ResourceStatusReason = '' }) => ResourceStatusReason).join('\n');
}

async function settledStatus(engine: Engine, name: string): Promise<string> {
  for (;;) {
    const { StackStatus = '' } = await describeStack(engine, name);
    if (!StackStatus.endsWith('_IN_PROGRESS')) return StackStatus;
    await delay(50);
  }
}
