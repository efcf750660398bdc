import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  UpdateTerminationProtectionCommand,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { setTimeout as delay } from 'node:timers/promises';
import type { AwsConfig } from '../../../infra/preflight/aws';
import { readStack } from '../../../infra/preflight/read/stack';
import { region } from '../engines/ministack/start';
import { names } from './names';

/** Changes the account of an engine, as people and other stacks do. */
export interface Account {
  createNames(): Promise<unknown>;
  /** Creates a stack under the name of the template that fails and is rolled back. */
  failCreation(): Promise<unknown>;
  protectStack(): Promise<unknown>;
  /** Creates a stack of another project that sets the logging role of API Gateway. */
  createOwner(): Promise<unknown>;
  /** Deletes that stack with its role; the account setting keeps naming the role. */
  deleteOwner(): Promise<unknown>;
  isTableProtected(name: string): Promise<boolean>;
}

const owner = 'another-project';

/** @param endpoint the URL of the engine */
export function accountOf(endpoint: string): Account {
  const config = { endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  const cloudformation = new CloudFormationClient(config);
  const waiting = (StackName: string) => [{ client: cloudformation, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }, { StackName }] as const;
  const ssm = new SSMClient(config);
  const put = (Name: string, Value: string) => ssm.send(new PutParameterCommand({ Name, Value, Type: 'String' }));
  return {
    createNames: async () => {
      await put(names.parameter, 'https://example.com');
      await new CloudWatchLogsClient(config).send(new CreateLogGroupCommand({ logGroupName: names.logGroup }));
      await createTable(new DynamoDBClient(config));
      await createDomain(new CognitoIdentityProviderClient(config));
    },
    failCreation: async () => {
      await cloudformation.send(new CreateStackCommand({ StackName: names.stack, TemplateBody: failing }));
      await rolledBack(config);
    },
    protectStack: () =>
      cloudformation.send(new UpdateTerminationProtectionCommand({ StackName: names.stack, EnableTerminationProtection: true })),
    createOwner: async () => {
      await cloudformation.send(new CreateStackCommand({ StackName: owner, TemplateBody: owning, Capabilities: ['CAPABILITY_IAM'] }));
      await waitUntilStackCreateComplete(...waiting(owner));
    },
    deleteOwner: async () => {
      await cloudformation.send(new DeleteStackCommand({ StackName: owner }));
      await waitUntilStackDeleteComplete(...waiting(owner));
    },
    isTableProtected: async (TableName) => {
      const { Table } = await new DynamoDBClient(config).send(new DescribeTableCommand({ TableName }));
      return Table?.DeletionProtectionEnabled ?? false;
    },
  };
}

/** The SDK has no waiter for the rollback of a creation. */
async function rolledBack(config: AwsConfig): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    if ((await readStack(config, names.stack))?.status === 'ROLLBACK_COMPLETE') return;
    await delay(500);
  }
  throw new Error('The creation was not rolled back within 30 seconds.');
}

const createTable = (dynamodb: DynamoDBClient): Promise<unknown> =>
  dynamodb.send(
    new CreateTableCommand({
      TableName: names.table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'userId', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'userId', KeyType: 'HASH' }],
    }),
  );

async function createDomain(cognito: CognitoIdentityProviderClient): Promise<void> {
  const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: 'another' }));
  await cognito.send(new CreateUserPoolDomainCommand({ UserPoolId: UserPool?.Id, Domain: names.domain }));
}

/** The engine does not create alarms of metric math. */
const failing = JSON.stringify({
  Resources: {
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        ComparisonOperator: 'GreaterThanThreshold',
        EvaluationPeriods: 1,
        Threshold: 1,
        Metrics: [{ Id: 'a', Expression: '1' }],
      },
    },
  },
});

const owning = JSON.stringify({
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        },
      },
    },
    Setting: {
      Type: 'AWS::ApiGateway::Account',
      DeletionPolicy: 'Retain',
      Properties: { CloudWatchRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
    },
  },
});
