import { excesses, onDemandCost, provisionedCost } from './capacity';
import { type Footprint, footprintOf, indexEntryBytes } from './footprint';
import { apiRequests, type Price, prices } from './prices';
import { type Consumed, typicalUser, type Usage, usageOf, type Workload } from './usage';

/** The cost of one component in a month. */
export interface Line {
  component: string;
  what: string;
  amount: number;
  unit: string;
  usd: number;
  /** Whether the price could be verified. */
  found: boolean;
}

export interface Bill {
  lines: Line[];
  /** The cost of the requests and of the stack, without the user pool. */
  total: number;
  /** The cost of the active users, which is not part of the total. Undefined without a user pool. */
  userPool: Line | undefined;
  consumed: Consumed;
  /** What the consumed units cost, or would cost, with on-demand capacity. */
  onDemand: number;
  /** What the consumed units cost, or would cost, with provisioned capacity. */
  provisioned: number;
  /** Notes that the figures alone do not show. */
  remarks: string[];
}

const gigabyte = 1e9;
/** The overhead that DynamoDB adds to every item and index entry, in bytes. */
const itemOverhead = 100;
/** The compression of stored logs that the documentation of CloudWatch assumes. */
const logsCompressed = 0.15;

/** Returns the bill of a month by component, at list prices. */
export function billOf(workload: Workload): Bill {
  const footprint = footprintOf(workload.environment);
  const usage = usageOf(workload, footprint);
  const line = (component: string, what: string, amount: number, price: Price): Line => {
    const paid = workload.freeTier ? Math.max(0, amount - (price.free ?? 0)) : amount;
    return { component, what, amount, unit: price.unit, usd: paid * price.usd, found: price.found };
  };
  const lines = [
    ofGateway(workload.requests),
    line('Lambda', 'requests', workload.requests, prices.lambdaRequest),
    line('Lambda', `${footprint.memoryMegabytes} MB on arm64`, usage.gigabyteSeconds, prices.lambdaGigabyteSecond),
    ...ofProvisionedConcurrency(footprint, line),
    ...ofTable(workload, footprint, usage, line),
    ...ofCloudWatch(workload, footprint, usage, line),
    line('X-Ray', 'traces', usage.traces, prices.trace),
    line('Data transfer', 'responses, to the internet', usage.responseBytes / gigabyte, prices.transfer),
    line('Systems Manager', 'standard parameters', footprint.parameters, prices.parameter),
    ...ofWebAcl(workload, footprint, line),
    ...(footprint.keys > 0 ? [line('KMS', 'keys of the customer', footprint.keys, prices.key)] : []),
  ];
  const userPool = footprint.hasUserPool ? line('Cognito', 'active users (Lite)', workload.activeUsers, prices.activeUser) : undefined;
  const total = lines.reduce((sum, { usd }) => sum + usd, 0);
  const { consumed } = usage;
  const onDemand = onDemandCost(consumed, footprint).usd;
  const provisioned = provisionedCost(consumed, footprint).usd;
  return { lines, total, userPool, consumed, onDemand, provisioned, remarks: remarks(footprint, usage) };
}

type MakeLine = (component: string, what: string, amount: number, price: Price) => Line;

function ofGateway(requests: number): Line {
  let below = 0;
  let usd = 0;
  for (const tier of apiRequests.tiers) {
    usd += Math.max(0, Math.min(requests, tier.upTo) - below) * tier.usd;
    below = tier.upTo;
  }
  return { component: 'API Gateway', what: 'REST requests', amount: requests, unit: 'requests', usd, found: true };
}

const secondsPerMonth = 730 * 3600;

function ofProvisionedConcurrency({ provisionedExecutions, memoryMegabytes }: Footprint, line: MakeLine): Line[] {
  if (provisionedExecutions === 0) return [];
  const gigabyteSeconds = ((provisionedExecutions * memoryMegabytes) / 1024) * secondsPerMonth;
  return [line('Lambda', `${provisionedExecutions} provisioned executions`, gigabyteSeconds, prices.provisionedGigabyteSecond)];
}

function ofTable({ users, userBytes }: Workload, footprint: Footprint, { consumed }: Usage, line: MakeLine): Line[] {
  const inTable = (users * (userBytes + typicalUser.lock + 2 * itemOverhead)) / gigabyte;
  const inIndexes = (users * (indexEntryBytes.email + emailBytes + indexEntryBytes.createdAt + 2 * itemOverhead)) / gigabyte;
  return [
    ...ofCapacity(footprint, consumed, line),
    line('DynamoDB', 'storage', inTable + inIndexes, prices.storage),
    line('DynamoDB', 'point-in-time recovery', inTable, prices.recovery),
  ];
}

function ofCapacity(footprint: Footprint, consumed: Consumed, line: MakeLine): Line[] {
  if (footprint.onDemand) {
    const { units } = onDemandCost(consumed, footprint);
    return [
      line('DynamoDB', 'on-demand reads', units.read, prices.readUnit),
      line('DynamoDB', 'on-demand writes', units.write, prices.writeUnit),
    ];
  }
  const { units } = provisionedCost(consumed, footprint);
  return [
    line('DynamoDB', 'provisioned reads', units.read, prices.readUnitHour),
    line('DynamoDB', 'provisioned writes', units.write, prices.writeUnitHour),
  ];
}

/** Size of an email address in bytes: the email lock without the names of its attributes, the prefix `email#` and the owner's id. */
const emailBytes = typicalUser.lock - 'userId'.length - 'email#'.length - 'owner'.length - 36;

function ofCloudWatch({ requests }: Workload, footprint: Footprint, usage: Usage, line: MakeLine): Line[] {
  const { alarmMetrics, contributorRules, counters, dashboards } = footprint;
  const logs = usage.logBytes / gigabyte;
  const { read, write } = onDemandCost(usage.consumed, footprint).units;
  const insights = [
    line('CloudWatch', 'contributor insights', contributorRules, prices.contributorRule),
    line('CloudWatch', 'contributor insights', read + write, prices.contributorEvent),
  ];
  return [
    line('CloudWatch', 'logs ingested', logs, prices.logsIngested),
    line('CloudWatch', 'logs stored for 30 days', logs * logsCompressed, prices.logsStored),
    line('CloudWatch', 'counters', requests > 0 ? counters : 0, prices.metric),
    line('CloudWatch', 'metrics in alarms', alarmMetrics, prices.alarm),
    line('CloudWatch', 'dashboard', dashboards, prices.dashboard),
    ...(contributorRules > 0 ? insights : []),
  ];
}

function ofWebAcl({ requests }: Workload, { webAclRules }: Footprint, line: MakeLine): Line[] {
  if (webAclRules === 0) return [];
  return [
    line('WAF', 'web ACL', 1, prices.webAcl),
    line('WAF', 'rules', webAclRules, prices.webAclRule),
    line('WAF', 'requests', requests, prices.webAclRequest),
  ];
}

function remarks(footprint: Footprint, { consumed }: Usage): string[] {
  const exceeding = excesses(consumed, footprint);
  if (exceeding.length === 0) return [];
  return [
    `This load requires more capacity than the environment allows: ${exceeding.join(', ')}. Raise the limits in capacity of the environment first.`,
  ];
}
