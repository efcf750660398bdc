import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Api } from '../../rest-api';
import { apiMetric, type Monitored, period } from '../metrics';
import type { AlarmDefinition } from './definition';

/**
 * Alarms on the stage of the API.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
 */
export const apiAlarms = ({ api }: Monitored): AlarmDefinition[] => [
  {
    id: 'Api4xx',
    name: 'api-4xx',
    metric: rate(api, '4XXError', '4xx responses, %'),
    above: 25,
    periods: 3,
    description: 'More than 25 % of the requests received a 4xx response for 15 minutes.',
    section: 'api-4xx',
  },
  {
    id: 'Api5xx',
    name: 'api-5xx',
    metric: rate(api, '5XXError', '5xx responses, %'),
    above: 1,
    periods: 1,
    description: 'More than 1 % of the requests received a 5xx response within 5 minutes.',
    section: 'api-5xx',
  },
  {
    id: 'ApiLatency',
    name: 'api-latency',
    metric: apiMetric(api, 'Latency', 'p99'),
    above: 2000,
    periods: 3,
    description: 'The slowest 1 % of the requests took longer than 2 s for 15 minutes.',
    section: 'api-latency',
  },
];

/** Returns the share of the requests, in percent. It is 0 in a period with fewer than 20 requests, where the share says nothing. */
const rate = (api: Api, metricName: string, label: string): MathExpression =>
  new MathExpression({
    expression: 'IF(FILL(requests, 0) < 20, 0, 100 * errors / requests)',
    usingMetrics: { requests: apiMetric(api, 'Count', 'SampleCount'), errors: apiMetric(api, metricName, 'Sum') },
    label,
    period,
  });
