import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { table } from '../../../../src/dynamodb/table';
import { environmentNames, expectStack, resourcesOf, rows, stackOf, templateOf, textOf } from '../../template';

interface MetricData {
  Id: string;
  Expression?: string;
  MetricStat?: { Metric: { Namespace: string; MetricName: string; Dimensions: Dimension[] }; Stat: string; Period: number };
}

interface Dimension {
  Name: string;
  Value: unknown;
}

type Properties = Record<string, unknown> & { AlarmDescription: string; Metrics?: MetricData[]; Dimensions?: Dimension[] };

const alarms = (name = 'prod') =>
  new Map(
    Object.values(resourcesOf(templateOf(name), 'AWS::CloudWatch::Alarm')).map(({ Properties }) => [
      textOf(Properties['AlarmName']).replace('user-profiles-<EnvironmentSuffix>-', ''),
      Properties as Properties,
    ]),
  );

const alarm = (name: string): Properties => {
  const found = alarms().get(name);
  if (found === undefined) throw new Error(`no alarm ${name}`);
  return found;
};

const dimensions = (list: readonly Dimension[] = []) => Object.fromEntries(list.map(({ Name, Value }) => [Name, textOf(Value)]));

/** The metrics of an alarm with an expression. */
const sources = ({ Metrics = [] }: Properties) =>
  Metrics.flatMap(({ Id, MetricStat }) =>
    MetricStat
      ? [
          {
            id: Id,
            metric: `${MetricStat.Metric.Namespace} ${MetricStat.Metric.MetricName} ${MetricStat.Stat}`,
            of: dimensions(MetricStat.Metric.Dimensions),
          },
        ]
      : [],
  );

const expression = ({ Metrics = [] }: Properties) => Metrics.find(({ Expression }) => Expression !== undefined)?.Expression;

const ofApi = { ApiName: 'user-profiles-<EnvironmentSuffix>', Stage: '<EnvironmentSuffix>' };

describe('the alarms', () => {
  it.each(environmentNames)(
    'of %s cover throttling of table and indexes, errors and throttling of functions, 4xx and 5xx rates, and latency',
    (name) => {
      const places = ['table', ...table.indexes.map((index) => index.name)];
      expect([...alarms(name).keys()].toSorted()).toEqual(
        [
          ...places.flatMap((place) => [`${place}-read-throttled`, `${place}-write-throttled`]),
          ...rows.flatMap(({ id }) => [`${id}-errors`, `${id}-throttled`]),
          'api-4xx',
          'api-5xx',
          'api-latency',
        ].toSorted(),
      );
    },
  );

  it.each([
    ['table-read-throttled', 'ReadThrottleEvents', {}],
    ['table-write-throttled', 'WriteThrottleEvents', {}],
    ['EmailIndex-read-throttled', 'ReadThrottleEvents', { GlobalSecondaryIndexName: 'EmailIndex' }],
    ['EmailIndex-write-throttled', 'WriteThrottleEvents', { GlobalSecondaryIndexName: 'EmailIndex' }],
    ['CreatedAtIndex-read-throttled', 'ReadThrottleEvents', { GlobalSecondaryIndexName: 'CreatedAtIndex' }],
    ['CreatedAtIndex-write-throttled', 'WriteThrottleEvents', { GlobalSecondaryIndexName: 'CreatedAtIndex' }],
  ])('%s goes off at any %s, and treats missing data as 0', (name, metric, index) => {
    expect(sources(alarm(name))).toEqual([
      { id: 'events', metric: `AWS/DynamoDB ${metric} Sum`, of: { TableName: '<UsersTable>', ...index } },
    ]);
    expect(expression(alarm(name))).toBe('FILL(events, 0)');
    expect(alarm(name)).toMatchObject({ Threshold: 0, EvaluationPeriods: 1 });
  });

  it.each(
    rows.flatMap(({ id, functionName }) => [
      [`${id}-errors`, 'Errors', functionName] as const,
      [`${id}-throttled`, 'Throttles', functionName] as const,
    ]),
  )('%s goes off at any %s of %s', (name, MetricName, functionName) => {
    expect(alarm(name)).toMatchObject({ Namespace: 'AWS/Lambda', MetricName, Statistic: 'Sum', Threshold: 0, EvaluationPeriods: 1 });
    expect(dimensions(alarm(name).Dimensions)).toEqual({ FunctionName: `<${functionName}>` });
  });

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
    for (const properties of alarms().values()) {
      const periods = [properties['Period'], ...(properties.Metrics ?? []).map(({ MetricStat }) => MetricStat?.Period)];
      expect(new Set(periods.filter((period) => period !== undefined))).toEqual(new Set([300]));
      expect(properties).toMatchObject({ ComparisonOperator: 'GreaterThanThreshold', TreatMissingData: 'notBreaching' });
    }
  });

  it('link to a section of the runbook', () => {
    const sections = [...alarms().values()].map(
      ({ AlarmDescription }) => /docs\/runbook\.md#([a-z0-9-]+)$/.exec(AlarmDescription)?.[1] ?? 'none',
    );
    expect([...new Set(sections)].toSorted()).toEqual([
      'api-4xx',
      'api-5xx',
      'api-latency',
      'function-errors',
      'function-throttled',
      'table-throttled',
    ]);
  });

  it('notify no one if the environment has no alarm email', () => {
    expect(resourcesOf(templateOf('prod'), 'AWS::SNS::Topic')).toEqual({});
    for (const properties of alarms().values()) expect(properties).not.toHaveProperty('AlarmActions');
  });

  it('notify the topic if the environment has an alarm email', () => {
    const template = expectStack(stackOf('prod', { alarmEmail: 'on-call@example.com' }));
    const topic = Object.keys(template.findResources('AWS::SNS::Topic'));
    template.resourcePropertiesCountIs('AWS::CloudWatch::Alarm', { AlarmActions: topic.map((Ref) => ({ Ref })) }, alarms().size);
  });
});

describe('the topic of the alarms', () => {
  const stack = stackOf('staging', { alarmEmail: 'on-call@example.com' });

  it('is one, and sends emails to the alarm email of the environment', () => {
    const template = expectStack(stack);
    const Topics = Object.keys(template.findResources('AWS::SNS::Topic'));
    expect(Topics).toHaveLength(1);
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'on-call@example.com',
      TopicArn: { Ref: Topics[0] },
    });
  });

  it('rejects messages without TLS', () => {
    expectStack(stack).hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Action: 'sns:Publish', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  it('accepts the alarms of its own account', () => {
    expectStack(stack).hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
  });
});
