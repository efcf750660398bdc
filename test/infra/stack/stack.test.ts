import { describe, expect, it } from '@jest/globals';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { permissionsBoundaryArn } from '../choices';
import { environmentNames, resourcesOf, stackOf, synthesized, templateOf, textOf } from '../template';

/** Properties that identify a resource in its account and region. */
const nameProperties = [
  'TableName',
  'FunctionName',
  'LogGroupName',
  'AlarmName',
  'DashboardName',
  'TopicName',
  'Name',
  'RoleName',
  'UserPoolName',
  'ClientName',
  'Domain',
  'StageName',
  'ApplicationName',
  'DeploymentGroupName',
];

/** These types refer to a function or an application by its name; the name of an alias belongs to its function. */
const references: Readonly<Record<string, readonly string[]>> = {
  'AWS::Lambda::Permission': ['FunctionName'],
  'AWS::Lambda::Version': ['FunctionName'],
  'AWS::Lambda::Alias': ['FunctionName', 'Name'],
  'AWS::CodeDeploy::DeploymentGroup': ['ApplicationName'],
};

/** Returns every physical name of the template under the suffix. */
function physicalNames(name: string, suffix: string): string[] {
  const template = synthesized(stackOf(name, { alarmTarget: { kind: 'email', address: 'on-call@example.com' } }, suffix));
  const named = Object.values(template.Resources).flatMap(({ Type, Properties }) =>
    nameProperties
      .filter((property) => property in Properties && !references[Type]?.includes(property))
      .map((property) => [Type, Properties[property]]),
  );
  const exported = Object.values(template.Outputs).map(({ Export }) => ['export', Export.Name]);
  return [...named, ...exported].map(([type, value]) => `${String(type)} ${textOf(value, { EnvironmentSuffix: suffix })}`);
}

function nullsIn(value: unknown, path = ''): string[] {
  if (value === null) return [path];
  return typeof value === 'object' ? Object.entries(value).flatMap(([name, part]) => nullsIn(part, `${path}/${name}`)) : [];
}

describe.each(environmentNames)('the template of %s', (name) => {
  it('contains no null, which CloudFormation rejects', () => {
    expect(nullsIn(templateOf(name))).toEqual([]);
  });

  it('is within the quotas: 1 MB and 500 resources for CloudFormation, 6 MB for the import of API Gateway', () => {
    const template = templateOf(name);
    expect(JSON.stringify(template).length).toBeLessThan(300_000);
    expect(JSON.stringify(template.Resources['Api']).length).toBeLessThan(100_000);
    expect(Object.keys(template.Resources).length).toBeLessThan(200);
    expect(Object.keys(template.Outputs).length).toBeLessThan(200);
  });

  it('has no physical name without the suffix', () => {
    const names = physicalNames(name, 'suffix-1');
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((one) => !one.includes('suffix-1'))).toEqual([]);
  });

  it('has distinct physical names under two suffixes', () => {
    const others = new Set(physicalNames(name, 'b'));
    expect(physicalNames(name, 'a').filter((one) => others.has(one))).toEqual([]);
  });

  it('has no warning and no error', () => {
    const annotations = Annotations.fromStack(stackOf(name));
    expect([...annotations.findWarning('*', Match.anyValue()), ...annotations.findError('*', Match.anyValue())]).toEqual([]);
  });
});

/** The resource types of the stack that cannot have tags. */
const withoutTags = [
  'AWS::ApiGateway::Account',
  'AWS::ApiGateway::Deployment',
  'AWS::ApplicationAutoScaling::ScalableTarget',
  'AWS::ApplicationAutoScaling::ScalingPolicy',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolGroup',
  'AWS::CodeDeploy::DeploymentConfig',
  'AWS::Lambda::Alias',
  'AWS::Lambda::Permission',
  'AWS::Lambda::Version',
  'AWS::SNS::Subscription',
  'AWS::SNS::TopicPolicy',
  'AWS::WAFv2::LoggingConfiguration',
  'AWS::WAFv2::WebACLAssociation',
];

/** The tags of a resource as pairs. Some types have a list of tags and others an object. */
function tagsOf(properties: Record<string, unknown>): unknown {
  const tags = properties['Tags'] ?? properties['UserPoolTags'] ?? {};
  return Array.isArray(tags) ? Object.fromEntries(tags.map(({ Key, Value }: { Key: string; Value: string }) => [Key, Value])) : tags;
}

describe.each(environmentNames)('what a platform team prescribes for %s', (name) => {
  const tags = { Team: 'profiles', 'cost:center': '42' };
  const traceSampling = { rate: 0.1, perSecond: 1 };
  const prescribed = stackOf(name, {
    tags,
    permissionsBoundaryArn,
    traceSampling,
    alarmTarget: { kind: 'email', address: 'on-call@example.com' },
  });

  it('has its tags on the stack and on every resource that can have tags', () => {
    expect(prescribed.tags.tagValues()).toEqual(tags);
    const taggable = Object.entries(synthesized(prescribed).Resources).filter(([, { Type }]) => !withoutTags.includes(Type));
    const found = taggable.map(([id, { Properties }]) => [id, tagsOf(Properties)]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(taggable.map(([id]) => [id, tags])));
  });

  it('has its permissions boundary on every role', () => {
    const roles = Object.values(resourcesOf(synthesized(prescribed), 'AWS::IAM::Role'));
    expect(roles.length).toBeGreaterThan(0);
    for (const { Properties } of roles) expect(Properties['PermissionsBoundary']).toBe(permissionsBoundaryArn);
  });

  it('is not there by default', () => {
    const text = JSON.stringify(templateOf(name));
    expect(text).not.toContain('PermissionsBoundary');
    expect(text).not.toMatch(/"(UserPool)?Tags"/);
  });
});

describe('the stacks', () => {
  it('of the environments have distinct physical names', () => {
    const names = environmentNames.flatMap((name) => physicalNames(name, name));
    expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
  });

  it('have the suffix in their names', () => {
    expect([stackOf('prod').stackName, stackOf('dev', {}, 'pr-12').stackName]).toEqual(['user-profiles-prod', 'user-profiles-pr-12']);
  });

  it.each([
    ['dev', false],
    ['staging', true],
    ['prod', true],
  ])('of %s have termination protection: %s', (name, protection) => {
    expect(stackOf(name).terminationProtection).toBe(protection);
  });

  it('have the region of the environment if it names one', () => {
    expect(stackOf('prod').region).toBe('eu-west-1');
    expect(stackOf('prod', { region: 'eu-north-1' }).region).toBe('eu-north-1');
  });
});
