import { type Footprint, footprintOf, indexEntryBytes } from './footprint';
import { apiRequests, type Price, prices } from './prices';
import { ordinaryUser } from './traffic';
import type { Consumed, Units } from './units';
import { type Usage, usageOf } from './usage';
import { hoursAMonth, secondsAMonth, type Workload } from './workload';

/** What one thing costs in a month. */
export interface Line {
  component: string;
  what: string;
  amount: number;
  unit: string;
  usd: number;
  /** Whether the price could be looked up. */
  found: boolean;
}

export interface Bill {
  lines: Line[];
  /** What requests and the stack by itself cost. */
  total: number;
  /** What people cost, who sign in once or often: not in the total. */
  userPool: Line | undefined;
  consumed: Consumed;
  /** What the consumed units would cost if the table were paid by the request. */
  onDemand: number;
  /** What the figures do not say by themselves. */
  remarks: string[];
}

const gigabyte = 1e9;
const ofItself = 100;
/** Of JSON lines, as CloudWatch keeps them: its own documents reckon with this. */
const logsCompressed = 0.15;

/** The bill of a month by component, at list prices. */
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
    ...ofTable(workload, footprint, usage, line),
    ...ofCloudWatch(workload, footprint, usage, line),
    line('X-Ray', 'traces', usage.traces, prices.trace),
    line('Data transfer', 'answers, to the internet', usage.answerBytes / gigabyte, prices.transfer),
    line('Systems Manager', 'standard parameters', footprint.parameters, prices.parameter),
    ...ofWebAcl(workload, footprint, line),
  ];
  const userPool = footprint.hasUserPool ? line('Cognito', 'active users (Lite)', workload.activeUsers, prices.activeUser) : undefined;
  const total = lines.reduce((sum, { usd }) => sum + usd, 0);
  return { lines, total, userPool, consumed: usage.consumed, onDemand: onDemand(usage.consumed), remarks: remarks(footprint, usage) };
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

/** Everything that has units of its own. What failed conditions cost is the table's. */
const parts = ({ table, emailIndex, createdAtIndex, refused }: Consumed): Units[] => [
  { read: table.read, write: table.write + refused },
  emailIndex,
  createdAtIndex,
];

/** Auto scaling keeps what is used at its share of what there is, and never has less than the least. */
const provisioned = (consumed: number, { capacity: { least, share } }: Footprint): number =>
  Math.max(least, Math.ceil(consumed / secondsAMonth / share));

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);

function ofTable({ users, userBytes }: Workload, footprint: Footprint, { consumed }: Usage, line: MakeLine): Line[] {
  const hours = (kind: keyof Units) => hoursAMonth * sum(parts(consumed).map((units) => provisioned(units[kind], footprint)));
  const inTable = (users * (userBytes + ordinaryUser.lock + 2 * ofItself)) / gigabyte;
  const inIndexes = (users * (indexEntryBytes.email + emailBytes + indexEntryBytes.createdAt + 2 * ofItself)) / gigabyte;
  return [
    line('DynamoDB', 'provisioned reads', hours('read'), prices.readUnitHour),
    line('DynamoDB', 'provisioned writes', hours('write'), prices.writeUnitHour),
    line('DynamoDB', 'storage', inTable + inIndexes, prices.storage),
    line('DynamoDB', 'point-in-time recovery', inTable, prices.recovery),
  ];
}

/** Of an address: what the lock has beside its key's name and `email#`, and its owner. */
const emailBytes = ordinaryUser.lock - 'userId'.length - 'email#'.length - 'owner'.length - 36;

function ofCloudWatch({ requests }: Workload, footprint: Footprint, usage: Usage, line: MakeLine): Line[] {
  const { alarmMetrics, contributorRules, counters, dashboards } = footprint;
  const logs = usage.logBytes / gigabyte;
  const insights = [
    line('CloudWatch', 'contributor insights', contributorRules, prices.contributorRule),
    line('CloudWatch', 'contributor insights', sum(parts(usage.consumed).map(({ read, write }) => read + write)), prices.contributorEvent),
  ];
  return [
    line('CloudWatch', 'logs taken', logs, prices.logsTaken),
    line('CloudWatch', 'logs kept for 30 days', logs * logsCompressed, prices.logsKept),
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

function onDemand(consumed: Consumed): number {
  return sum(parts(consumed).map(({ read, write }) => read * prices.readUnit.usd + write * prices.writeUnit.usd));
}

function remarks(footprint: Footprint, { consumed }: Usage): string[] {
  const wanted = parts(consumed).flatMap((units) => [provisioned(units.read, footprint), provisioned(units.write, footprint)]);
  const { most } = footprint.capacity;
  const greatest = Math.max(...wanted);
  if (greatest <= most) return [];
  return [`This load needs ${greatest.toLocaleString('en')} units at once where infra/stack/table.ts allows ${most}: raise it first.`];
}
