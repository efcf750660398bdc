import { describe, expect, it } from '@jest/globals';
import { dev } from '../../../infra/environments/dev';
import { prod } from '../../../infra/environments/prod';
import { billOf } from '../../../infra/cost/bill';
import { footprintOf } from '../../../infra/cost/footprint';
import { readOptions } from '../../../infra/cost/options';
import { apiRequests, asOf, prices } from '../../../infra/cost/prices';
import { asJson, report } from '../../../infra/cost/report';
import type { Workload } from '../../../infra/cost/usage';
import { textOf } from '../../structure/files';
import { kmsKeyArn } from '../choices';

const million: Workload = {
  environment: dev,
  users: 0,
  activeUsers: 0,
  requests: 1e6,
  mix: { get: 1 },
  userBytes: 500,
  milliseconds: 20,
  cold: { share: 0, milliseconds: 0 },
  freeTier: false,
};

/** The cost of a component in US$, added up over its lines. */
const cost = (workload: Workload, component: string, what = ''): number =>
  billOf(workload)
    .lines.filter((line) => line.component === component && line.what.includes(what))
    .reduce((sum, { usd }) => sum + usd, 0);

describe('the monthly bill', () => {
  it('of an idle dev contains only provisioned capacity, alarms and dashboard', () => {
    const idle = billOf({ ...million, requests: 0 });
    const capacity = 3 * 2 * 730 * (0.00013 + 0.00065);
    expect(idle.total).toBeCloseTo(capacity + footprintOf(dev).alarmMetrics * 0.1 + 3, 10);
  });

  it.each([
    [1e6, 3.5],
    [333e6, 333 * 3.5],
    [1e9, 333 * 3.5 + 667 * 2.8],
    [2e9, 333 * 3.5 + 667 * 2.8 + 1000 * 2.38],
  ])('charges %d requests to API Gateway with %d dollars', (requests, usd) => {
    expect(cost({ ...million, requests }, 'API Gateway')).toBeCloseTo(usd, 6);
  });

  it('charges the requests of a function, and their duration and cold starts at 512 MB', () => {
    const warm = 0.2 + 1e6 * 0.5 * 0.02 * 0.0000133334;
    expect(cost(million, 'Lambda')).toBeCloseTo(warm, 10);
    const cold = 1e6 * 0.01 * 0.5 * 0.3 * 0.0000133334;
    expect(cost({ ...million, cold: { share: 0.01, milliseconds: 300 } }, 'Lambda')).toBeCloseTo(warm + cold, 10);
  });

  it('charges provisioned executions for every second of the month', () => {
    const environment: Workload['environment'] = { ...dev, provisionedConcurrency: { getUser: 2, createUser: 1 } };
    const idle = { ...million, requests: 0, environment };
    expect(cost(idle, 'Lambda', '3 provisioned executions')).toBeCloseTo(3 * 0.5 * 730 * 3600 * 0.0000033334, 10);
    expect(cost({ ...million, requests: 0 }, 'Lambda')).toBe(0);
  });

  it('provisions capacity at 70 % utilization for the table and each index, and at least 2 units', () => {
    // 100 creates per second: 400 write units of the table, 100 of each index.
    const creates: Workload = { ...million, mix: { create: 1 }, requests: 100 * 730 * 3600 };
    const units = Math.ceil(400 / 0.7) + 2 * Math.ceil(100 / 0.7);
    expect(cost(creates, 'DynamoDB', 'writes')).toBeCloseTo(units * 730 * 0.00065, 6);
    expect(cost(creates, 'DynamoDB', 'reads')).toBeCloseTo(6 * 730 * 0.00013, 6);
    expect(billOf(creates).remarks).toEqual([
      'This load requires more capacity than the environment allows: 572 write units of the table (at most 20), 143 write units of EmailIndex (at most 20), 143 write units of CreatedAtIndex (at most 20). Raise the limits in capacity of the environment first.',
    ]);
  });

  it('provisions at least the minimum of each range, and has no remark within the maximum', () => {
    const ranges = { table: { read: { min: 100, max: 400 } }, indexes: { EmailIndex: { write: { min: 10, max: 100 } } } };
    const bill = billOf({ ...million, requests: 0, environment: { ...dev, capacity: { kind: 'provisioned', ...ranges } } });
    const amounts = Object.fromEntries(bill.lines.map(({ what, amount }) => [what, amount / 730]));
    expect(amounts).toMatchObject({ 'provisioned reads': 100 + 2 + 2, 'provisioned writes': 2 + 10 + 2 });
    expect(bill.remarks).toEqual([]);
  });

  it('charges each unit of on-demand capacity, and compares it with provisioned capacity', () => {
    const onDemand: Workload = { ...million, environment: { ...dev, capacity: { kind: 'on-demand' } }, mix: { create: 0.5, get: 0.5 } };
    expect(cost(onDemand, 'DynamoDB', 'on-demand')).toBeCloseTo(0.5 * (6 * 0.625 + 0.125), 10);
    expect(cost(onDemand, 'DynamoDB', 'provisioned')).toBe(0);
    expect(billOf(onDemand).provisioned).toBeCloseTo(3 * 2 * 730 * (0.00013 + 0.00065), 10);
    expect(report(onDemand, billOf(onDemand))).toContain('cost 1.94 US$ on demand; provisioned they would cost 3.42 US$.');
  });

  it('says that a load exceeds a limit of on-demand capacity', () => {
    const limited = { ...dev, capacity: { kind: 'on-demand', maxReadUnits: 99 } as const };
    const reads: Workload = { ...million, environment: limited, requests: 100 * 730 * 3600 };
    expect(billOf(reads).remarks.join()).toContain('100 read units of the table (at most 99)');
    expect(billOf({ ...reads, environment: { ...dev, capacity: { kind: 'on-demand' } } }).remarks).toEqual([]);
  });

  it('charges the memory of the functions', () => {
    const environment = { ...dev, functions: { memoryMB: 1024 } };
    expect(cost({ ...million, environment }, 'Lambda', 'MB')).toBeCloseTo(2 * cost(million, 'Lambda', 'MB'), 10);
  });

  it('charges the lines of Lambda itself if the system log level is INFO', () => {
    const environment = { ...dev, functions: { systemLogLevel: 'INFO' } as const };
    const gigabytes = cost({ ...million, environment }, 'CloudWatch', 'ingested') - cost(million, 'CloudWatch', 'ingested');
    expect(gigabytes).toBeCloseTo((1e6 * footprintOf(environment).platformLog * 0.5) / 1e9, 10);
  });

  it('charges a key of the customer', () => {
    expect(cost(million, 'KMS')).toBe(0);
    expect(cost({ ...million, environment: { ...dev, kmsKeyArn } }, 'KMS')).toBe(1);
  });

  it('contains the price of the same units on demand', () => {
    expect(billOf({ ...million, mix: { create: 0.5, get: 0.5 } }).onDemand).toBeCloseTo(0.5 * (6 * 0.625 + 0.125), 10);
  });

  it('contains the write units of failed conditions', () => {
    expect(billOf({ ...million, mix: { replay: 1 } }).onDemand).toBeCloseTo(4 * 0.625, 10);
  });

  it('doubles the write units of users larger than 1 kB', () => {
    const updates: Workload = { ...million, mix: { update: 1 } };
    expect(billOf({ ...updates, userBytes: 1025 }).onDemand / billOf(updates).onDemand).toBe(2);
  });

  it('traces the first request of each second and 5 % of the others', () => {
    // Few requests are each the first of their second; with many requests each second has a first one.
    expect(cost({ ...million, requests: 1000 }, 'X-Ray')).toBeCloseTo(1000 * 5e-6, 5);
    const seconds = 730 * 3600;
    expect(cost({ ...million, requests: 1e9 }, 'X-Ray')).toBeCloseTo((seconds + 0.05 * (1e9 - seconds)) * 5e-6, 0);
    const sampled = (perSecond: number, rate: number): Workload => ({
      ...million,
      requests: 1e9,
      environment: { ...dev, traceSampling: { perSecond, rate } },
    });
    expect(cost(sampled(5, 0.01), 'X-Ray')).toBeCloseTo((5 * seconds + 0.01 * (1e9 - 5 * seconds)) * 5e-6, 0);
    expect(cost(sampled(0, 1), 'X-Ray')).toBeCloseTo(1e9 * 5e-6, 6);
    expect(cost(sampled(1000, 0), 'X-Ray')).toBeCloseTo(1e9 * 5e-6, 6);
  });

  it('of prod contains the web ACL, its rules and Contributor Insights, and lists the user pool separately', () => {
    const bill = billOf({ ...million, environment: prod, activeUsers: 20_000 });
    expect(cost({ ...million, environment: prod }, 'WAF')).toBeCloseTo(5 + 5 + 0.6, 10);
    expect(cost({ ...million, environment: prod }, 'CloudWatch', 'insights')).toBeCloseTo(8 * 0.5 + 0.03, 10);
    expect(bill.userPool?.usd).toBeCloseTo(20_000 * 0.0055, 10);
    expect(bill.total).toBeCloseTo(
      bill.lines.reduce((sum, { usd }) => sum + usd, 0),
      10,
    );
    expect(billOf({ ...million, environment: { ...dev, authorizer: { kind: 'none' } } }).userPool).toBeUndefined();
  });

  it('subtracts the always-free tier and is never negative', () => {
    const free = { ...million, freeTier: true };
    expect(cost(free, 'Lambda')).toBe(0);
    expect(cost({ ...free, requests: 3e6 }, 'Lambda', 'requests')).toBeCloseTo(0.4, 10);
    expect(billOf({ ...free, requests: 0 }).total).toBeCloseTo((footprintOf(dev).alarmMetrics - 10) * 0.1, 10);
  });

  it('charges storage for a user, the email lock and two index entries, each with an overhead of 100 bytes', () => {
    const stored = billOf({ ...million, users: 1e6 }).lines.find(({ what }) => what === 'storage');
    expect(stored?.amount).toBeCloseTo((500 + 70 + 64 + 88 + 400) / 1000, 10);
  });
});

describe('the prices', () => {
  it.each(Object.entries(prices))('%s is at least 0 and names its source', (_, { usd, source }) => {
    expect(usd).toBeGreaterThanOrEqual(0);
    expect(source).toMatch(/^https:\/\/[a-z]/);
  });

  it('were verified within the last year', () => {
    expect(Date.now() - Date.parse(asOf)).toBeLessThan(366 * 86_400_000);
  });

  it('of API Gateway decrease with the number of requests', () => {
    const usd = apiRequests.tiers.map((tier) => tier.usd);
    expect(usd).toEqual(usd.toSorted((a, b) => b - a));
  });
});

describe('the report', () => {
  it('has a row for each line and the total', () => {
    const text = report(million, billOf(million));
    expect(text).toMatch(/API Gateway +REST requests +1,000,000 +requests +3\.50/);
    expect(text).toMatch(/total +[0-9.]+ +100 %/);
  });

  it('marks prices that could not be verified', () => {
    expect(report(million, billOf(million))).toMatch(/recovery.* \*/);
  });

  it('is available as JSON with its prices', () => {
    const read = JSON.parse(asJson(million, billOf(million)));
    expect(read.lines[0]).toMatchObject({ component: 'API Gateway', usd: 3.5 });
    expect(read.prices.trace.source).toContain('xray');
    expect(read.workload.environment).toBe('dev');
  });
});

describe('the options of npm run cost', () => {
  it('divide the requests by the weights of --mix', () => {
    const options = readOptions(['--users', '1e6', '--requests', '2e6', '--mix', 'get=3,find=1', '--env', 'dev']);
    expect(options).toMatchObject({
      json: false,
      workload: { users: 1e6, activeUsers: 1e6, requests: 2e6, mix: { get: 0.75, find: 0.25 } },
    });
  });

  it.each([
    [['--requests', 'many'], '--requests is "many"; it must be a number from 0'],
    [['--requests=-4'], '--requests is "-4"; it must be a number from 0'],
    [['--mix', 'get=1,gut=2'], '--mix contains "gut=2"; each part must be NAME=N, where NAME is one of get, revalidate'],
    [['--mix', 'get'], 'get in --mix is ""; it must be a number'],
    [['--mix', 'get=1=2'], '--mix contains "get=1=2"'],
    [['--mix', 'get=1,get=2'], '--mix contains get twice'],
    [['--mix', 'get=0'], 'at least one weight must be greater than 0'],
    [['--env', 'production'], '--env is "production"; it must be one of dev, staging, prod'],
    [['--user-bytes', '0'], '--user-bytes is "0"; it must be a number from 1 to 409,600'],
    [['--users'], "Option '--users <value>' argument missing"],
    [['--user', '1'], "Unknown option '--user'"],
    [['1e6'], "Unexpected argument '1e6'"],
  ])('reject %j with a message that contains what is accepted', (args, words) => {
    expect(() => readOptions(args)).toThrow(words);
  });
});

describe('docs/deployment.md', () => {
  const lines = textOf('docs/deployment.md').split('\n');
  const first = lines.findIndex((line) => line.startsWith('| component |'));
  const [heading = '', , ...rows] = lines.slice(first, lines.indexOf('', first));

  it.each([
    [1, '0', '100000'],
    [2, '1e6', '100000'],
    [3, '100e6', '1e6'],
  ])('has in column %d the costs of prod for %s requests', (column, requests, users) => {
    const options = readOptions(['--requests', requests, '--users', users]);
    if (options === 'help') throw new Error('no options');
    const figures = rows.map((row) => Number(row.split('|')[column + 1]?.replaceAll('*', '')));
    expect(heading).toContain('100 M');
    expect(figures.at(-1)).toBeCloseTo(billOf(options.workload).total, 2);
    expect(figures.slice(0, -1).reduce((sum, figure) => sum + figure, 0)).toBeCloseTo(billOf(options.workload).total, 1);
  });
});
