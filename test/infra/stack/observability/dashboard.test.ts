import { describe, expect, it } from '@jest/globals';
import { businessMetrics } from '../../../../src/config';
import { table } from '../../../../src/dynamodb/table';
import { rows, templateOf, textOf, theOnly } from '../../template';

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
      ]);
    }
    expect(JSON.stringify(widgets)).toContain('"expression":"used / PERIOD(used)"');
  });

  it('shows the business counters under the names that the functions use', () => {
    const { namespace, dimension, counters } = businessMetrics;
    expect(metricsOf('Users')).toEqual(Object.values(counters).map((name) => `${namespace} ${name} ${dimension} <EnvironmentSuffix>`));
  });

  it('places all widgets within its width', () => {
    for (const { x, width } of widgets) expect(x + width).toBeLessThanOrEqual(24);
  });
});
