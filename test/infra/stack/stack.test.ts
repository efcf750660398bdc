import { describe, expect, it } from '@jest/globals';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { environmentNames, stackOf, synthesized, templateOf, textOf } from '../template';

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
];

/** Returns every physical name of the template under the suffix. `FunctionName` of a permission is a reference. */
function physicalNames(name: string, suffix: string): string[] {
  const template = synthesized(stackOf(name, { alarmEmail: 'on-call@example.com' }, suffix));
  const named = Object.values(template.Resources)
    .filter(({ Type }) => Type !== 'AWS::Lambda::Permission')
    .flatMap(({ Type, Properties }) =>
      nameProperties.filter((property) => property in Properties).map((property) => [Type, Properties[property]]),
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
