import { describe, expect, it } from '@jest/globals';
import { CfnScalableTarget } from 'aws-cdk-lib/aws-applicationautoscaling';
import { App, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { tableAlarms } from '../../../../../infra/stack/observability/alarms/table';
import type { Monitored } from '../../../../../infra/stack/observability/metrics';
import { filesIn, textOf as fileText } from '../../../../structure/files';
import { alarm, dimensions, expression, sources } from '../alarm';

const capacities: [string, Record<string, string>][] = [
  ['table', {}],
  ['EmailIndex', { GlobalSecondaryIndexName: 'EmailIndex' }],
  ['CreatedAtIndex', { GlobalSecondaryIndexName: 'CreatedAtIndex' }],
];
const each = capacities.flatMap(([name, index]) => ['Read', 'Write'].map((kind) => [name, kind, index] as const));

/** Returns the names of the alarms on a table whose auto scaling is set by the test. */
function alarmsWith(range: { min: number; max: number } | undefined): string[] {
  const stack = new Stack(new App());
  const table = new Table(stack, 'Users', { partitionKey: { name: 'userId', type: AttributeType.STRING } });
  if (range) {
    new CfnScalableTarget(stack, 'Target', {
      serviceNamespace: 'dynamodb',
      scalableDimension: 'dynamodb:index:WriteCapacityUnits',
      resourceId: `table/${table.tableName}/index/EmailIndex`,
      minCapacity: range.min,
      maxCapacity: range.max,
    }).node.addDependency(table);
  }
  const monitored: Partial<Monitored> = { table };
  return tableAlarms(monitored as Monitored).map(({ name, above }) => `${name} above ${above}`);
}

describe('the alarms on throttling', () => {
  it.each(each)('of the %s go off at any throttled %s, and treat missing data as 0', (name, kind, index) => {
    const found = alarm(`${name}-${kind.toLowerCase()}-throttled`);
    expect(sources(found)).toEqual([
      { id: 'events', metric: `AWS/DynamoDB ${kind}ThrottleEvents Sum`, of: { TableName: '<UsersTable>', ...index } },
    ]);
    expect(expression(found)).toBe('FILL(events, 0)');
    expect(found).toMatchObject({ Threshold: 0, EvaluationPeriods: 1 });
  });
});

describe('the alarms on provisioned capacity', () => {
  it.each(each)('of the %s go off when the %s capacity is at its maximum of 20 units for 15 minutes', (name, kind, index) => {
    const found = alarm(`${name}-${kind.toLowerCase()}-at-maximum`);
    expect(found).toMatchObject({
      Namespace: 'AWS/DynamoDB',
      MetricName: `Provisioned${kind}CapacityUnits`,
      Statistic: 'Average',
      Threshold: 19,
      EvaluationPeriods: 3,
    });
    expect(dimensions(found.Dimensions)).toEqual({ TableName: '<UsersTable>', ...index });
    expect(found.AlarmDescription).toContain('maximum of 20 units');
  });

  it('compare with the maximum of auto scaling in the template, of the same index and kind', () => {
    expect(alarmsWith({ min: 2, max: 400 }).filter((one) => one.includes('maximum'))).toEqual(['EmailIndex-write-at-maximum above 399']);
  });

  it.each([
    ['without auto scaling, as with on-demand capacity', undefined],
    ['with a minimum equal to the maximum', { min: 20, max: 20 }],
  ])('do not exist %s', (_what, range) => {
    expect(alarmsWith(range).filter((one) => one.includes('maximum'))).toEqual([]);
  });
});

describe('the alarm on system errors', () => {
  const found = alarm('table-system-errors');

  it('goes off when more than 10 requests per 5 minutes fail for 15 minutes', () => {
    expect(found).toMatchObject({ Threshold: 10, EvaluationPeriods: 3 });
    const operations = sources(found).map(({ of }) => of['Operation']);
    expect(expression(found)).toBe(operations.map((name = '') => `FILL(${name.charAt(0).toLowerCase()}${name.slice(1)}, 0)`).join(' + '));
    expect(sources(found).map(({ metric, of }) => [metric, of['TableName']])).toEqual(
      operations.map(() => ['AWS/DynamoDB SystemErrors Sum', '<UsersTable>']),
    );
  });

  it('covers every operation of DynamoDB that the functions call, and no other', () => {
    const code = filesIn('src/dynamodb').filter((file) => !/\/(emulator|client|bulk)\//.test(file));
    const commands = code.flatMap((file) => [...fileText(file).matchAll(/new (Batch)?(Transact)?(\w+)Command\(/g)]);
    const called = commands.map(([, batch = '', transact = '', name = '']) => {
      if (transact) return `Transact${name}Items`;
      if (batch) return `Batch${name}Item`;
      return name === 'Query' ? name : `${name}Item`;
    });
    expect(
      sources(found)
        .map(({ of }) => of['Operation'] ?? '')
        .toSorted(),
    ).toEqual([...new Set(called)].toSorted());
  });
});
