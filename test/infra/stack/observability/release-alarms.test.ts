import { describe, expect, it } from '@jest/globals';
import { businessMetrics, internalErrors } from '../../../../src/config';
import { resourcesOf, rows, templateOf, textOf } from '../../template';

type Properties = Record<string, unknown> & { Dimensions: { Name: string; Value: unknown }[] };

const template = templateOf('prod');

const alarms = new Map(
  Object.values(resourcesOf(template, 'AWS::CloudWatch::Alarm'))
    .map(
      ({ Properties }) =>
        [textOf(Properties['AlarmName']).replace('user-profiles-<EnvironmentSuffix>-', ''), Properties as Properties] as const,
    )
    .filter(([name]) => name.includes('-release-')),
);

const alarm = (name: string): Properties => {
  const found = alarms.get(name);
  if (found === undefined) throw new Error(`no alarm ${name}`);
  return found;
};

const dimensions = ({ Dimensions }: Properties) => Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, textOf(Value)]));

const versionOf = (functionName: string): string => textOf(template.Resources[`${functionName}Live`]?.Properties['FunctionVersion']);

describe('the alarms of a release', () => {
  it('are on errors, internal errors and latency of each function', () => {
    const kinds = ['errors', 'internal-errors', 'latency'];
    expect([...alarms.keys()].toSorted()).toEqual(rows.flatMap(({ id }) => kinds.map((kind) => `${id}-release-${kind}`)).toSorted());
  });

  it.each(rows)('go off within a minute if the new version of $id crashes, behind the alias', ({ id, functionName }) => {
    const errors = alarm(`${id}-release-errors`);
    expect(errors).toMatchObject({ Namespace: 'AWS/Lambda', MetricName: 'Errors', Statistic: 'Sum', Threshold: 0, EvaluationPeriods: 1 });
    expect(dimensions(errors)).toEqual({
      FunctionName: `<${functionName}>`,
      Resource: `<${functionName}>:live`,
      ExecutedVersion: versionOf(functionName),
    });
  });

  it.each(rows)('go off within a minute if the new version of $id has an internal error, which the function counts', (row) => {
    const found = alarm(`${row.id}-release-internal-errors`);
    expect(found).toMatchObject({
      Namespace: businessMetrics.namespace,
      MetricName: internalErrors.name,
      Statistic: 'Sum',
      Threshold: 0,
      EvaluationPeriods: 1,
    });
    expect(dimensions(found)).toEqual({
      [businessMetrics.dimension]: '<EnvironmentSuffix>',
      [internalErrors.operation]: row.id,
      [internalErrors.version]: versionOf(row.functionName),
    });
  });

  it.each(rows)('go off if the slowest 1 %% of the new version of $id takes longer than 1 s in 2 of 3 minutes', ({ id, functionName }) => {
    const latency = alarm(`${id}-release-latency`);
    expect(latency).toMatchObject({
      Namespace: 'AWS/Lambda',
      MetricName: 'Duration',
      ExtendedStatistic: 'p99',
      Threshold: 1000,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 2,
    });
    expect(dimensions(latency)).toEqual(dimensions(alarm(`${id}-release-errors`)));
    expect(dimensions(latency)['ExecutedVersion']).toBe(versionOf(functionName));
  });

  it('evaluate periods of one minute, tolerate missing data, notify no one and link to the runbook', () => {
    for (const properties of alarms.values()) {
      expect(properties).toMatchObject({
        Period: 60,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
        AlarmDescription: expect.stringMatching(/docs\/runbook\.md#release-rolled-back$/),
      });
      expect(properties).not.toHaveProperty('AlarmActions');
    }
  });
});
