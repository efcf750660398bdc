import { describe, expect, it } from '@jest/globals';
import { businessMetrics } from '../../../../src/config';
import { table } from '../../../../src/dynamodb/table';
import { rows, templateOf, textOf, theOnly } from '../../template';
import { alarmsIn, sources } from './alarm';

interface Widget {
  x: number;
  width: number;
  properties: { title: string; metrics: unknown[][] };
}

const { Properties } = theOnly(templateOf('prod'), 'AWS::CloudWatch::Dashboard');
const { widgets } = JSON.parse(textOf(Properties['DashboardBody'])) as { widgets: Widget[] };

/** The metrics of a widget as one text each, without rendering options. */
const metricsOf = (title: string) => {
  const found = widgets.find(({ properties }) => properties.title === title);
  return (found?.properties.metrics ?? []).map((metric) => metric.filter((part) => typeof part === 'string').join(' '));
};

const ofApi = 'ApiName user-profiles-<EnvironmentSuffix> Stage <EnvironmentSuffix>';

describe('the dashboard', () => {
  it('has the name of the environment', () => {
    expect(textOf(Properties['DashboardName'])).toBe('user-profiles-<EnvironmentSuffix>');
  });

  it('shows requests, errors and latency of the API', () => {
    expect(metricsOf('Traffic')).toEqual([`AWS/ApiGateway Count ${ofApi}`]);
    expect(metricsOf('API errors')).toEqual([`AWS/ApiGateway 4XXError ${ofApi}`, `AWS/ApiGateway 5XXError ${ofApi}`]);
    expect(metricsOf('API latency, ms')).toEqual(Array.from({ length: 3 }, () => `AWS/ApiGateway Latency ${ofApi}`));
  });

  it.each([
    ['Function errors', 'Errors'],
    ['Throttled function invocations', 'Throttles'],
    ['Function duration, p99, ms', 'Duration'],
    ['Concurrent executions', 'ConcurrentExecutions'],
  ])('shows %j with the metric %s of every function', (title, metric) => {
    expect(metricsOf(title)).toEqual(rows.map(({ functionName }) => `AWS/Lambda ${metric} FunctionName <${functionName}>`));
  });

  it.each(['table', ...table.indexes.map(({ name }) => name)])('shows consumed and provisioned capacity of the %s', (place) => {
    const index = place === 'table' ? '' : `GlobalSecondaryIndexName ${place} `;
    for (const kind of ['Read', 'Write']) {
      const shown = metricsOf(`${kind} capacity units of the ${place}`);
      expect(shown).toEqual([
        '',
        `AWS/DynamoDB Consumed${kind}CapacityUnits ${index}TableName <UsersTable>`,
        `AWS/DynamoDB Provisioned${kind}CapacityUnits ${index}TableName <UsersTable>`,
        `AWS/DynamoDB ${kind}ThrottleEvents ${index}TableName <UsersTable>`,
      ]);
    }
    expect(JSON.stringify(widgets)).toContain('"expression":"used / PERIOD(used)"');
  });

  it('shows the business counters under the names that the functions use', () => {
    const { namespace, dimension, counters } = businessMetrics;
    expect(metricsOf('Users')).toEqual(Object.values(counters).map((name) => `${namespace} ${name} ${dimension} <EnvironmentSuffix>`));
  });

  it('shows the maximum of each capacity', () => {
    expect(JSON.stringify(widgets).match(/"annotations":\{"horizontal":\[\{"value":20,"label":"maximum"/g)).toHaveLength(6);
  });

  it('shows what each rule of the web ACL blocked or counted', () => {
    expect(metricsOf('Requests that a rule blocked or counted').join('\n')).toContain('AWS/WAFV2 CountedRequests');
    expect(metricsOf('Requests that a rule blocked or counted').join('\n')).toContain('Rule token-rate-limit');
  });

  it('shows every metric that an alarm watches', () => {
    const watched = [...alarmsIn(templateOf('prod')).values()].flatMap((one) =>
      typeof one['MetricName'] === 'string'
        ? [`${String(one['Namespace'])} ${one['MetricName']}`]
        : sources(one).map(({ metric }) => metric.split(' ').slice(0, 2).join(' ')),
    );
    const shown = widgets.flatMap(({ properties: { metrics } }) =>
      metrics.map(([namespace, name]) => `${String(namespace)} ${String(name)}`),
    );
    expect(new Set(watched).size).toBeGreaterThan(10);
    expect([...new Set(watched)].filter((metric) => !shown.includes(metric))).toEqual([]);
  });

  it('places all widgets within its width', () => {
    for (const { x, width } of widgets) expect(x + width).toBeLessThanOrEqual(24);
  });
});
