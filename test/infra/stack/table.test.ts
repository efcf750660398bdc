import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { createdAtIndex, emailIndex, table } from '../../../src/dynamodb/table';
import type { Capacity } from '../../../infra/environments/capacity';
import {
  environmentNames,
  expectStack,
  expectTemplateOf,
  resourcesOf,
  stackOf,
  synthesized,
  type TemplateJson,
  templateOf,
  textOf,
  theOnly,
} from '../template';

const units = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };
const keysOnly = { ProjectionType: 'KEYS_ONLY' };

/** The scaling targets as `resource dimension`. */
const targetsOf = (template: TemplateJson) =>
  Object.values(resourcesOf(template, 'AWS::ApplicationAutoScaling::ScalableTarget')).map(({ Properties }) => ({
    what: `${textOf(Properties['ResourceId'])} ${String(Properties['ScalableDimension'])}`,
    least: Properties['MinCapacity'],
    most: Properties['MaxCapacity'],
  }));

describe('the table', () => {
  it('has the key and the indexes of src/dynamodb/table.ts, all of strings', () => {
    expectTemplateOf('dev').hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [{ AttributeName: table.hashKey, KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        { IndexName: emailIndex.name, KeySchema: [{ AttributeName: emailIndex.hashKey, KeyType: 'HASH' }], Projection: keysOnly },
        {
          IndexName: createdAtIndex.name,
          KeySchema: [
            { AttributeName: createdAtIndex.hashKey, KeyType: 'HASH' },
            { AttributeName: createdAtIndex.rangeKey, KeyType: 'RANGE' },
          ],
          Projection: keysOnly,
        },
      ],
      AttributeDefinitions: ['userId', 'email', 'listingShard', 'createdAt'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
    });
  });

  it('is PROVISIONED, the default billing mode, and starts with one unit each', () => {
    const { Properties } = theOnly(templateOf('dev'), 'AWS::DynamoDB::Table');
    expect(Properties['BillingMode'] ?? 'PROVISIONED').toBe('PROVISIONED');
    expect(Properties['ProvisionedThroughput']).toEqual(units);
    for (const index of Properties['GlobalSecondaryIndexes'] as object[]) expect(index).toMatchObject({ ProvisionedThroughput: units });
  });

  it('scales reads and writes of the table and of each index separately, from 2 to 20 units', () => {
    const places = [
      'table/<UsersTable> dynamodb:table',
      ...table.indexes.map(({ name }) => `table/<UsersTable>/index/${name} dynamodb:index`),
    ];
    const targets = places.flatMap((place) =>
      ['Read', 'Write'].map((kind) => ({ what: `${place}:${kind}CapacityUnits`, least: 2, most: 20 })),
    );
    expect(targetsOf(templateOf('prod')).toSorted((a, b) => a.what.localeCompare(b.what))).toEqual(
      targets.toSorted((a, b) => a.what.localeCompare(b.what)),
    );
  });

  it('scales to a utilization of 70 %', () => {
    const metric = (kind: string) => ({
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 70,
        PredefinedMetricSpecification: { PredefinedMetricType: `DynamoDB${kind}CapacityUtilization` },
      },
    });
    const template = expectTemplateOf('prod');
    for (const kind of ['Read', 'Write']) {
      template.resourcePropertiesCountIs('AWS::ApplicationAutoScaling::ScalingPolicy', metric(kind), 1 + table.indexes.length);
    }
  });

  it('has one scaling target for each scaling policy', () => {
    const policies = Object.values(resourcesOf(templateOf('dev'), 'AWS::ApplicationAutoScaling::ScalingPolicy'));
    const targets = policies.map(({ Properties }) => textOf(Properties['ScalingTargetId']));
    expect(new Set(targets).size).toBe(policies.length);
  });

  it.each(environmentNames)('of %s lets deletion markers expire', (name) => {
    expectTemplateOf(name).hasResourceProperties('AWS::DynamoDB::Table', {
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  it.each(environmentNames)('of %s has point-in-time recovery and encryption', (name) => {
    expectTemplateOf(name).hasResourceProperties('AWS::DynamoDB::Table', {
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
    });
  });

  it.each(['staging', 'prod'])('of %s has deletion protection and outlives its stack, but not a rolled-back creation', (name) => {
    expectTemplateOf(name).hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: { DeletionProtectionEnabled: true },
    });
  });

  it('of dev is deleted with its stack', () => {
    expectTemplateOf('dev').hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Delete',
      Properties: { DeletionProtectionEnabled: false },
    });
  });

  it.each([true, false])('and its indexes have Contributor Insights as the environment defines: %s', (contributorInsights) => {
    const ContributorInsightsSpecification = { Enabled: contributorInsights };
    expectStack(stackOf('dev', { contributorInsights })).hasResourceProperties('AWS::DynamoDB::Table', {
      ContributorInsightsSpecification,
      GlobalSecondaryIndexes: table.indexes.map(({ name }) => Match.objectLike({ IndexName: name, ContributorInsightsSpecification })),
    });
  });
});

const withCapacity = (capacity: Capacity): TemplateJson => synthesized(stackOf('staging', { capacity }));

describe('the capacity of the table', () => {
  it('has its own range for reads and writes of the table and of each index, and the default for the others', () => {
    const template = withCapacity({
      kind: 'provisioned',
      table: { read: { min: 10, max: 400 }, write: { min: 5, max: 200 } },
      indexes: { CreatedAtIndex: { write: { min: 4, max: 100 } } },
    });
    const targets = targetsOf(template).map(({ what, least, most }) => `${what.replace('table/<UsersTable>', '')} ${least}-${most}`);
    expect(targets.toSorted()).toEqual(
      [
        ' dynamodb:table:ReadCapacityUnits 10-400',
        ' dynamodb:table:WriteCapacityUnits 5-200',
        '/index/EmailIndex dynamodb:index:ReadCapacityUnits 2-20',
        '/index/EmailIndex dynamodb:index:WriteCapacityUnits 2-20',
        '/index/CreatedAtIndex dynamodb:index:ReadCapacityUnits 2-20',
        '/index/CreatedAtIndex dynamodb:index:WriteCapacityUnits 4-100',
      ].toSorted(),
    );
  });

  it('starts with one unit whatever the range is, so that a changed range does not reset the provisioned units', () => {
    const { Properties } = theOnly(withCapacity({ kind: 'provisioned', table: { read: { min: 100, max: 400 } } }), 'AWS::DynamoDB::Table');
    expect(Properties['ProvisionedThroughput']).toEqual(units);
  });

  it('on demand has no provisioned units, no scaling and no limit', () => {
    const template = withCapacity({ kind: 'on-demand' });
    const { Properties } = theOnly(template, 'AWS::DynamoDB::Table');
    expect(Properties['BillingMode']).toBe('PAY_PER_REQUEST');
    expect(JSON.stringify(Properties)).not.toMatch(/ProvisionedThroughput|OnDemandThroughput/);
    expect(Object.values(template.Resources).filter(({ Type }) => Type.startsWith('AWS::ApplicationAutoScaling'))).toEqual([]);
  });

  it('on demand has the limits of the environment on the table and on each index', () => {
    const { Properties } = theOnly(withCapacity({ kind: 'on-demand', maxReadUnits: 4000, maxWriteUnits: 1000 }), 'AWS::DynamoDB::Table');
    const OnDemandThroughput = { MaxReadRequestUnits: 4000, MaxWriteRequestUnits: 1000 };
    expect(Properties).toMatchObject({
      OnDemandThroughput,
      GlobalSecondaryIndexes: table.indexes.map(({ name }) => ({ IndexName: name, OnDemandThroughput })),
    });
  });

  it('on demand keeps the alarms on throttling, and the dashboard shows no provisioned units', () => {
    const template = withCapacity({ kind: 'on-demand' });
    const alarms = Object.keys(resourcesOf(template, 'AWS::CloudWatch::Alarm')).filter((id) => id.includes('Throttle'));
    const before = Object.keys(resourcesOf(templateOf('staging'), 'AWS::CloudWatch::Alarm')).filter((id) => id.includes('Throttle'));
    expect(alarms).toEqual(before);
    const { Properties } = theOnly(template, 'AWS::CloudWatch::Dashboard');
    expect(JSON.stringify(Properties)).not.toContain('ProvisionedReadCapacityUnits');
    expect(JSON.stringify(Properties)).toContain('ConsumedReadCapacityUnits');
  });
});
