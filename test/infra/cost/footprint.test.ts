import { describe, expect, it } from '@jest/globals';
import { environments } from '../../../infra/environments/environments';
import type { SystemLogLevel } from '../../../infra/environments/functions';
import { prod } from '../../../infra/environments/prod';
import { targetUtilization } from '../../../infra/cost/capacity';
import { type Footprint, footprintOf, indexEntryBytes } from '../../../infra/cost/footprint';
import { itemOf } from '../../../src/dynamodb/items';
import { table } from '../../../src/dynamodb/table';
import { user } from '../../bench/sample';
import { itemSize } from '../../dynamodb/item-size';
import { choices } from '../choices';
import { resourcesOf, stackOf, synthesized, templateOf, type TemplateJson, textOf } from '../template';

const propertiesOf = (template: TemplateJson, type: string) =>
  Object.values(resourcesOf(template, type)).map(({ Properties }) => Properties);

interface AlarmProperties {
  MetricName?: string;
  Metrics?: { MetricStat?: object }[];
}

/** CloudWatch charges an alarm for each metric that it reads. */
const alarmMetrics = (template: TemplateJson): number =>
  (propertiesOf(template, 'AWS::CloudWatch::Alarm') as AlarmProperties[]).reduce(
    (sum, { MetricName, Metrics = [] }) => sum + (MetricName ? 1 : Metrics.filter(({ MetricStat }) => MetricStat).length),
    0,
  );

/** The scaling targets as `resource dimension min-max`. */
const scalingOf = (template: TemplateJson): string[] =>
  propertiesOf(template, 'AWS::ApplicationAutoScaling::ScalableTarget')
    .map(({ ResourceId, ScalableDimension, MinCapacity, MaxCapacity }) => {
      const place = textOf(ResourceId).replace(/^table\/<UsersTable>(\/index\/)?/, '') || 'table';
      return `${place} ${String(ScalableDimension)
        .replace(/^.*:(Read|Write).*$/, '$1')
        .toLowerCase()} ${Number(MinCapacity)}-${Number(MaxCapacity)}`;
    })
    .toSorted();

const scalingIn = ({ ranges: { table: ofTable, indexes } }: Footprint): string[] =>
  Object.entries({ table: ofTable, ...indexes })
    .flatMap(([place, range]) => Object.entries(range).map(([kind, { min, max }]) => `${place} ${kind} ${min}-${max}`))
    .toSorted();

describe.each(environments.map((environment) => [environment.name, environment] as const))(
  'the resources of %s that have a price',
  (name, environment) => {
    const template = templateOf(name);
    const footprint = footprintOf(environment);
    const count = (type: string) => propertiesOf(template, type).length;

    it('are the alarms, dashboard and parameters of the template', () => {
      const { alarmMetrics: alarms, dashboards, parameters } = footprint;
      expect({ alarms, dashboards, parameters }).toEqual({
        alarms: alarmMetrics(template),
        dashboards: count('AWS::CloudWatch::Dashboard'),
        parameters: count('AWS::SSM::Parameter'),
      });
    });

    it('contain no metrics of methods, which have a monthly price', () => {
      expect(propertiesOf(template, 'AWS::ApiGateway::Stage')).toEqual([
        expect.objectContaining({ MethodSettings: [expect.objectContaining({ MetricsEnabled: false })] }),
      ]);
    });

    it('contain the memory of each function, on arm64', () => {
      const functions = propertiesOf(template, 'AWS::Lambda::Function');
      expect(new Set(functions.map(({ MemorySize, Architectures }) => `${MemorySize} ${Architectures}`))).toEqual(
        new Set([`${footprint.memoryMegabytes} arm64`]),
      );
    });

    it('contain the minimum and maximum capacity of the table and of each index', () => {
      expect(scalingOf(template)).toEqual(scalingIn(footprint));
      for (const { TargetTrackingScalingPolicyConfiguration } of propertiesOf(template, 'AWS::ApplicationAutoScaling::ScalingPolicy')) {
        expect(TargetTrackingScalingPolicyConfiguration).toMatchObject({ TargetValue: targetUtilization * 100 });
      }
    });

    it('contain the web ACL with its rules, if the environment has one', () => {
      const rules = (propertiesOf(template, 'AWS::WAFv2::WebACL') as { Rules: object[] }[]).flatMap(({ Rules }) => Rules);
      expect(rules).toHaveLength(footprint.webAclRules);
    });

    it('contain two rules of Contributor Insights for each hash key and two more for a range key, if enabled', () => {
      const [users] = propertiesOf(template, 'AWS::DynamoDB::Table') as { ContributorInsightsSpecification: { Enabled: boolean } }[];
      const keys = [table, ...table.indexes].flatMap((each) => ('rangeKey' in each ? [1, 2] : [1]));
      expect(footprint.contributorRules).toBe(users?.ContributorInsightsSpecification.Enabled ? 2 * keys.length : 0);
    });

    it('contain a table with provisioned capacity and point-in-time recovery', () => {
      const [users] = propertiesOf(template, 'AWS::DynamoDB::Table');
      expect(users).toMatchObject({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } });
      expect(users?.['BillingMode'] ?? 'PROVISIONED').toBe('PROVISIONED');
    });
  },
);

describe('the resources of changed environments that have a price', () => {
  const changed = { ...prod, ...choices };

  it('contain the changed ranges, memory and key', () => {
    const template = synthesized(stackOf('prod', choices));
    const footprint = footprintOf(changed);
    expect(scalingOf(template)).toEqual(scalingIn(footprint));
    expect(propertiesOf(template, 'AWS::Lambda::Function')[0]).toMatchObject({ MemorySize: footprint.memoryMegabytes });
    expect({ keys: footprint.keys, keysByDefault: footprintOf(prod).keys }).toEqual({ keys: 1, keysByDefault: 0 });
  });

  it('contain the lines of Lambda from the system log level INFO on, and more with DEBUG', () => {
    const sizeOf = (systemLogLevel: SystemLogLevel) => footprintOf({ ...prod, functions: { systemLogLevel } }).platformLog;
    expect(sizeOf('WARN')).toBe(0);
    expect(sizeOf('INFO')).toBeGreaterThan(0);
    expect(sizeOf('DEBUG')).toBeGreaterThan(sizeOf('INFO'));
  });
});

describe('an entry of an index', () => {
  it("has the bytes of its keys and of the table's key, as DynamoDB counts them", () => {
    const { userId, email, listingShard, createdAt } = itemOf(user, 1, undefined);
    expect(indexEntryBytes.email + email.length).toBe(itemSize({ userId, email }));
    expect(indexEntryBytes.createdAt).toBe(itemSize({ userId, listingShard, createdAt }));
  });
});
