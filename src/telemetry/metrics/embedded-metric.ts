import { businessMetrics } from '../../config';
import type { Counter } from './counter';

const { namespace, dimension } = businessMetrics;

/**
 * The members by which CloudWatch takes a JSON line for one event of a metric.
 * Amazon CloudWatch User Guide, "Specification: Embedded metric format".
 * @param environment value of the metric's dimension
 * @param timestamp milliseconds since 1970
 */
export function embeddedMetric(counter: Counter, environment: string, timestamp: number): Record<string, unknown> {
  const metric = { Namespace: namespace, Dimensions: [[dimension]], Metrics: [{ Name: counter, Unit: 'Count' }] };
  return { _aws: { Timestamp: timestamp, CloudWatchMetrics: [metric] }, [dimension]: environment, [counter]: 1 };
}
