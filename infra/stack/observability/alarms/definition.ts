import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** The definition of one alarm. */
export interface AlarmDefinition {
  /** Part of the logical id. */
  id: string;
  /** Part of the name of the alarm. */
  name: string;
  metric: IMetric;
  /** The alarm goes off when the metric is greater than this value, in the unit of the metric. */
  above: number;
  /** The number of consecutive periods of 5 minutes. */
  periods: number;
  description: string;
  /** Anchor of the section in docs/runbook.md that says what to do. */
  section: string;
}
