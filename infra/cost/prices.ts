/** The price of one `unit`. */
export interface Price {
  usd: number;
  unit: string;
  /** The always-free amount per month, in `unit`. */
  free?: number;
  source: string;
  /** Whether the source, or a stored copy of it, contains the figure. If not, verify the figure before you rely on it. */
  found: boolean;
}

/** The region of the prices, and the date on which they were verified. A test fails when that is more than a year ago. */
export const region = 'us-east-1';
export const asOf = '2026-11-24';

const page = (service: string): string => `https://aws.amazon.com/${service}/pricing/`;
const cloudwatch = 'https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/';
const provisioned = 'https://zeonedge.com/en/blog/dynamodb-cost-optimization-on-demand-provisioned-dax-single-table';
const onDemand = 'https://airbyte.com/data-engineering-resources/dynamodb-pricing';
const insights = 'https://www.usage.ai/blog/aws-reserved-instances-dynamodb-contributor-insights';
const lambda = 'https://cloudchipr.com/blog/aws-lambda-pricing';
const kms = page('kms');
const provisionedConcurrency = 'https://awsnegotiations.com/lambda-provisioned-concurrency-cost.html';
const logs = 'https://hykell.com/knowledge-base/aws-cloudwatch-logs-pricing';
const waf = 'https://c3x.dev/blog/aws-waf-cost-explained/';

/**
 * List prices. The pages of AWS load most figures with a script, so a stored copy often lacks them. In that case the source is another page
 * that quotes the price with a date.
 */
export const prices = {
  lambdaRequest: { usd: 0.2e-6, unit: 'requests', free: 1e6, source: lambda, found: true },
  /** On arm64, up to 7.5e9 GB-s per month. */
  lambdaGigabyteSecond: { usd: 0.0000133334, unit: 'GB-s', free: 400_000, source: lambda, found: true },
  /** On arm64, for the executions that are kept initialized, whether requests use them or not. */
  provisionedGigabyteSecond: { usd: 0.0000033334, unit: 'GB-s', source: provisionedConcurrency, found: true },
  readUnitHour: { usd: 0.00013, unit: 'read unit hours', free: 25 * 730, source: provisioned, found: true },
  writeUnitHour: { usd: 0.00065, unit: 'write unit hours', free: 25 * 730, source: provisioned, found: true },
  readUnit: { usd: 0.125e-6, unit: 'read units', source: onDemand, found: true },
  writeUnit: { usd: 0.625e-6, unit: 'write units', source: onDemand, found: true },
  storage: { usd: 0.25, unit: 'GB', free: 25, source: page('dynamodb'), found: true },
  /** For the table without its indexes. */
  recovery: { usd: 0.2, unit: 'GB', source: page('dynamodb'), found: false },
  contributorRule: { usd: 0.5, unit: 'rules', source: insights, found: true },
  contributorEvent: { usd: 0.03e-6, unit: 'events', source: insights, found: true },
  logsIngested: { usd: 0.5, unit: 'GB', free: 5, source: cloudwatch, found: true },
  /** For the compressed size. */
  logsStored: { usd: 0.03, unit: 'GB', source: logs, found: true },
  metric: { usd: 0.3, unit: 'metrics', free: 10, source: 'https://signoz.io/guides/cloudwatch-pricing', found: true },
  /** For each metric that an alarm evaluates. */
  alarm: { usd: 0.1, unit: 'metrics', free: 10, source: 'https://c3x.dev/resources/aws/aws_cloudwatch_metric_alarm', found: true },
  dashboard: { usd: 3, unit: 'dashboards', free: 3, source: cloudwatch, found: true },
  trace: { usd: 5e-6, unit: 'traces', free: 100_000, source: page('xray'), found: true },
  /** To the internet, up to 10 TB per month. */
  transfer: { usd: 0.09, unit: 'GB', free: 100, source: 'https://wring.co/blog/aws-data-transfer-pricing-guide', found: true },
  /** Requests to KMS are not included: DynamoDB caches the key of the table for minutes. */
  key: { usd: 1, unit: 'keys', source: kms, found: true },
  /** Standard tier at standard throughput. */
  parameter: {
    usd: 0,
    unit: 'parameters',
    source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html',
    found: true,
  },
  webAcl: { usd: 5, unit: 'web ACLs', source: waf, found: true },
  webAclRule: { usd: 1, unit: 'rules', source: waf, found: true },
  webAclRequest: { usd: 0.6e-6, unit: 'requests', source: waf, found: true },
  /** The Lite plan, which the stack's user pool has. */
  activeUser: { usd: 0.0055, unit: 'users', free: 10_000, source: page('cognito'), found: false },
} as const satisfies Record<string, Price>;

/** Requests to REST APIs of API Gateway, in tiers by requests per month. */
export const apiRequests = {
  tiers: [
    { upTo: 333e6, usd: 3.5e-6 },
    { upTo: 1e9, usd: 2.8e-6 },
    { upTo: 20e9, usd: 2.38e-6 },
    { upTo: Number.POSITIVE_INFINITY, usd: 1.51e-6 },
  ],
  source: 'https://docs.aws.amazon.com/whitepapers/latest/best-practices-api-gateway-private-apis-integration/cost-optimization.html',
} as const;
