import { describe, expect, it } from '@jest/globals';
import type { Environment } from '../../../../infra/environments/environment';
import {
  environmentNames,
  resourcesOf,
  rows,
  stackOf,
  synthesized,
  type Resource,
  type TemplateJson,
  templateOf,
  textOf,
} from '../../template';

const gradual = (percent: number, minutes: number) => ({ release: { kind: 'gradual', percent, minutes } }) as const;
const changed = (name: string, changes: Partial<Environment>): TemplateJson => synthesized(stackOf(name, changes));

const resourceOf = ({ Resources }: TemplateJson, id: string): Resource => {
  const found = Resources[id];
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};

/** The logical id of the version that the alias of a function refers to. */
function versionOf(template: TemplateJson, functionName: string): string {
  const version = textOf(resourceOf(template, `${functionName}Live`).Properties['FunctionVersion']);
  return version.replace(/^<(\w+)\.Version>$/, '$1');
}

const codeDeployTypes = (template: TemplateJson): string[] =>
  Object.values(template.Resources)
    .map(({ Type }) => Type)
    .filter((type) => type.startsWith('AWS::CodeDeploy::'));

describe.each(environmentNames)('the alias of each function of %s', (name) => {
  it.each(rows)('is named live and refers to the version of $functionName that the deployment publishes', ({ functionName }) => {
    const template = templateOf(name);
    const { Type, Properties } = resourceOf(template, `${functionName}Live`);
    expect([Type, Properties['Name'], textOf(Properties['FunctionName'])]).toEqual(['AWS::Lambda::Alias', 'live', `<${functionName}>`]);
    const version = resourceOf(template, versionOf(template, functionName));
    expect([version.Type, textOf(version.Properties['FunctionName'])]).toEqual(['AWS::Lambda::Version', `<${functionName}>`]);
  });
});

describe('the version of a function', () => {
  const version = (changes: Partial<Environment>) => versionOf(changed('dev', changes), 'GetUserFunction');

  it('stays when a new version replaces it, but not when the deployment that published it fails', () => {
    const versions = Object.values(resourcesOf(templateOf('prod'), 'AWS::Lambda::Version'));
    expect(versions).toHaveLength(rows.length);
    for (const { DeletionPolicy, UpdateReplacePolicy } of versions) {
      expect({ DeletionPolicy, UpdateReplacePolicy }).toEqual({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    }
  });

  it('is another one when the configuration of the function changes, and the same otherwise', () => {
    expect(version({ listingShards: 2 })).not.toBe(version({}));
    expect(version({ alarmTarget: { kind: 'email', address: 'on-call@example.com' } })).toBe(version({}));
  });
});

describe('a release at once', () => {
  it('adds no resource of CodeDeploy, no role and no alarm of a release, and CloudFormation changes the aliases directly', () => {
    const template = templateOf('dev');
    expect(codeDeployTypes(template)).toEqual([]);
    expect(Object.keys(template.Resources).filter((id) => id.includes('Release'))).toEqual([]);
    for (const { functionName } of rows) expect(resourceOf(template, `${functionName}Live`)).not.toHaveProperty('UpdatePolicy');
  });
});

describe('a gradual release', () => {
  const template = templateOf('prod');
  const groupOf = (functionName: string) => resourceOf(template, `${functionName}Release`);

  it('has one application of CodeDeploy and one deployment group for each function', () => {
    expect(codeDeployTypes(template).toSorted()).toEqual([
      'AWS::CodeDeploy::Application',
      ...rows.map(() => 'AWS::CodeDeploy::DeploymentGroup'),
    ]);
    expect(resourceOf(template, 'Release').Properties).toMatchObject({ ComputePlatform: 'Lambda' });
  });

  it.each(rows)(
    'shifts the traffic of the alias of $functionName with its own deployment group, which exists before',
    ({ functionName }) => {
      expect(resourceOf(template, `${functionName}Live`)).toMatchObject({
        UpdatePolicy: {
          CodeDeployLambdaAliasUpdate: { ApplicationName: { Ref: 'Release' }, DeploymentGroupName: { Ref: `${functionName}Release` } },
        },
      });
    },
  );

  it.each(rows)('of $functionName rolls back on its alarms, on a failure and on request, and stops if the alarms cannot be read', (row) => {
    const { Properties } = groupOf(row.functionName);
    expect(textOf(Properties['DeploymentGroupName'])).toBe(`user-profiles-<EnvironmentSuffix>-${row.id}`);
    expect(Properties).toMatchObject({
      ApplicationName: { Ref: 'Release' },
      DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
      AutoRollbackConfiguration: {
        Enabled: true,
        Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
      },
      AlarmConfiguration: { Enabled: true, IgnorePollAlarmFailure: false },
    });
    const { Alarms } = Properties['AlarmConfiguration'] as { Alarms: { Name: unknown }[] };
    const ids = Alarms.map(({ Name }) => textOf(Name).replace(/^<(\w+?)Alarm[0-9A-F]{8}>$/, '$1'));
    expect(ids).toEqual(['Errors', 'InternalErrors', 'Latency'].map((kind) => `${row.functionName}Release${kind}`));
  });

  it.each([5, 10, 15, 30])('uses the configuration that AWS predefines for 10 %% and %i minutes', (minutes) => {
    const other = changed('dev', gradual(10, minutes));
    expect(resourceOf(other, 'GetUserFunctionRelease').Properties).toMatchObject({
      DeploymentConfigName: `CodeDeployDefault.LambdaCanary10Percent${minutes}Minutes`,
    });
    expect(codeDeployTypes(other)).not.toContain('AWS::CodeDeploy::DeploymentConfig');
  });

  it.each([
    [10, 20],
    [5, 10],
  ])('has a configuration of its own for %i %% and %i minutes', (percent, minutes) => {
    const other = changed('dev', gradual(percent, minutes));
    expect(resourceOf(other, 'ReleaseConfig').Properties).toEqual({
      ComputePlatform: 'Lambda',
      TrafficRoutingConfig: { Type: 'TimeBasedCanary', TimeBasedCanary: { CanaryPercentage: percent, CanaryInterval: minutes } },
    });
    for (const { functionName } of rows) {
      expect(resourceOf(other, `${functionName}Release`).Properties).toMatchObject({ DeploymentConfigName: { Ref: 'ReleaseConfig' } });
    }
  });
});

describe('the role of CodeDeploy', () => {
  const template = templateOf('staging');
  const role = Object.entries(resourcesOf(template, 'AWS::IAM::Role')).find(([id]) => id.startsWith('ReleaseRole'));
  const { AssumeRolePolicyDocument, Policies, ...others } = role?.[1].Properties ?? {};

  it('is the role of every deployment group', () => {
    const groups = Object.values(resourcesOf(template, 'AWS::CodeDeploy::DeploymentGroup'));
    expect(groups.map(({ Properties }) => textOf(Properties['ServiceRoleArn']))).toEqual(rows.map(() => `<${role?.[0]}.Arn>`));
  });

  it('can be assumed by CodeDeploy for this account only', () => {
    expect(AssumeRolePolicyDocument).toMatchObject({
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'codedeploy.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        },
      ],
    });
  });

  it('allows to shift the traffic of the aliases and to read the state of alarms, and nothing else', () => {
    expect(others).not.toHaveProperty('ManagedPolicyArns');
    const policies = Policies as { PolicyDocument: { Statement: { Action: string | string[]; Resource: unknown }[] } }[];
    expect(policies).toHaveLength(1);
    const granted = policies
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .map(({ Action, Resource }) => [
        Action,
        [Resource]
          .flat()
          .map((one) => textOf(one))
          .toSorted(),
      ]);
    expect(granted).toEqual([
      [['lambda:GetAlias', 'lambda:UpdateAlias'], rows.map(({ functionName }) => `<${functionName}.Arn>`).toSorted()],
      ['lambda:GetProvisionedConcurrencyConfig', rows.map(({ functionName }) => `<${functionName}.Arn>:live`).toSorted()],
      ['cloudwatch:DescribeAlarms', ['arn:<AWS::Partition>:cloudwatch:<AWS::Region>:<AWS::AccountId>:alarm:*']],
    ]);
  });
});

describe('provisioned concurrency', () => {
  it('is set on the aliases of the functions that the environment names, and on no other', () => {
    const template = changed('dev', { provisionedConcurrency: { getUser: 3 } });
    expect(resourceOf(template, 'GetUserFunctionLive').Properties['ProvisionedConcurrencyConfig']).toEqual({
      ProvisionedConcurrentExecutions: 3,
    });
    expect(resourceOf(template, 'CreateUserFunctionLive').Properties).not.toHaveProperty('ProvisionedConcurrencyConfig');
    expect(JSON.stringify(templateOf('prod'))).not.toContain('ProvisionedConcurrency"');
  });
});
