import { describe, expect, it } from '@jest/globals';
import { table } from '../../../../src/dynamodb/table';
import { environmentNames, resourcesOf, rows, templateOf } from '../../template';
import { alarm, alarmsIn, dimensions, expression, sources } from './alarm';

const ofApi = { ApiName: 'user-profiles-<EnvironmentSuffix>', Stage: '<EnvironmentSuffix>' };

describe('the alarms', () => {
  it.each(environmentNames)(
    'of %s cover capacity and errors of the table, errors and throttling of functions, concurrency, 4xx and 5xx rates, latency, and a web ACL',
    (name) => {
      const places = ['table', ...table.indexes.map((index) => index.name)];
      expect([...alarmsIn(templateOf(name)).keys()].toSorted()).toEqual(
        [
          ...places.flatMap((place) => ['read', 'write'].flatMap((kind) => [`${place}-${kind}-throttled`, `${place}-${kind}-at-maximum`])),
          'table-system-errors',
          ...rows.flatMap(({ id }) => [`${id}-errors`, `${id}-throttled`]),
          'account-concurrency',
          'api-4xx',
          'api-5xx',
          'api-latency',
          ...(name === 'prod' ? ['waf-blocks', ...rows.map(({ id }) => `${id}-concurrency`)] : []),
        ].toSorted(),
      );
    },
  );

  it.each([
    ['api-4xx', '4XXError', 25, 3],
    ['api-5xx', '5XXError', 1, 1],
  ])(
    '%s goes off when the share of %s is above %i %% for %i periods with at least 20 requests',
    (name, metric, Threshold, EvaluationPeriods) => {
      expect(sources(alarm(name))).toEqual([
        { id: 'requests', metric: 'AWS/ApiGateway Count SampleCount', of: ofApi },
        { id: 'errors', metric: `AWS/ApiGateway ${metric} Sum`, of: ofApi },
      ]);
      expect(expression(alarm(name))).toBe('IF(FILL(requests, 0) < 20, 0, 100 * errors / requests)');
      expect(alarm(name)).toMatchObject({ Threshold, EvaluationPeriods });
    },
  );

  it('api-latency goes off when the 99th percentile is above 2 s', () => {
    expect(alarm('api-latency')).toMatchObject({
      Namespace: 'AWS/ApiGateway',
      MetricName: 'Latency',
      ExtendedStatistic: 'p99',
      Threshold: 2000,
      EvaluationPeriods: 3,
    });
    expect(dimensions(alarm('api-latency').Dimensions)).toEqual(ofApi);
  });

  it('go off above the threshold, have periods of 5 minutes, and treat missing data as not breaching', () => {
    for (const properties of alarmsIn(templateOf('prod')).values()) {
      const periods = [properties['Period'], ...(properties.Metrics ?? []).map(({ MetricStat }) => MetricStat?.Period)];
      expect(new Set(periods.filter((period) => period !== undefined))).toEqual(new Set([300]));
      expect(properties).toMatchObject({ ComparisonOperator: 'GreaterThanThreshold', TreatMissingData: 'notBreaching' });
    }
  });

  it('read at most the ten metrics that CloudWatch allows in one alarm', () => {
    for (const properties of alarmsIn(templateOf('prod')).values()) expect(sources(properties).length).toBeLessThanOrEqual(10);
  });

  it('link to a section of the runbook', () => {
    const sections = [...alarmsIn(templateOf('prod')).values()].map(
      ({ AlarmDescription }) => /docs\/runbook\.md#([a-z0-9-]+)$/.exec(AlarmDescription)?.[1] ?? 'none',
    );
    expect([...new Set(sections)].toSorted()).toEqual([
      'account-concurrency',
      'api-4xx',
      'api-5xx',
      'api-latency',
      'function-concurrency',
      'function-errors',
      'function-throttled',
      'table-at-maximum',
      'table-system-errors',
      'table-throttled',
      'waf-blocks',
    ]);
  });
});

describe('docs/deployment.md#alarms', () => {
  it.each([
    ['dev', 29],
    ['staging', 29 + 3 * rows.length],
    ['prod', 29 + 3 * rows.length + 1 + rows.length],
  ])('says how many alarms %s has: %i', (name, alarms) => {
    expect(Object.keys(resourcesOf(templateOf(name), 'AWS::CloudWatch::Alarm'))).toHaveLength(alarms);
  });
});
