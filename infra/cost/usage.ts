import type { Environment } from '../environments/environment';
import type { Footprint } from './footprint';

/** The load of an environment in one month. */
export interface Workload {
  environment: Environment;
  /** Users in the table. */
  users: number;
  /** Users who sign in or refresh a token within the month. */
  activeUsers: number;
  requests: number;
  /** Share of each use in the requests. The shares add up to 1. */
  mix: Partial<Record<Use, number>>;
  /** Size of a user's item in bytes, as DynamoDB counts it. */
  userBytes: number;
  /** Billed duration of a warm invocation, in milliseconds. */
  milliseconds: number;
  /** Share of the requests that cause a cold start, and its additional billed duration in milliseconds. */
  cold: { share: number; milliseconds: number };
  /** Whether the bill subtracts the always-free tier. */
  freeTier: boolean;
}

/** AWS counts a month as 730 hours. */
export const hoursPerMonth = 730;
export const secondsPerMonth = hoursPerMonth * 3600;

/** Read and write capacity units. */
export interface Units {
  read: number;
  write: number;
}

/** The capacity units that one request consumes on the table and on each index. */
export interface Consumed {
  table: Units;
  emailIndex: Units;
  createdAtIndex: Units;
  /** Write units of failed conditions on the table, from the AWS guide: no local DynamoDB reports them. */
  failedConditions: number;
}

/** The properties of the table that capacity units depend on. */
export interface Table {
  /** Size of a user's item in bytes, as DynamoDB counts it. */
  userBytes: number;
  listingShards: number;
}

const none: Units = { read: 0, write: 0 };
const nothing: Consumed = { table: none, emailIndex: none, createdAtIndex: none, failedConditions: 0 };
const written = (write: number): Units => ({ read: 0, write });
const reading = (read: number): Units => ({ read, write: 0 });

/** Size of an entry of CreatedAtIndex in bytes: the two keys of the index and the key of the table. */
const entryBytes = 'userId'.length + 36 + 'listingShard'.length + 1 + 'createdAt'.length + 24;

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html */
const writesOf = (bytes: number): number => Math.ceil(bytes / 1024);
const readsOf = (bytes: number): number => Math.ceil(bytes / 4096);

/** A transaction that writes the user and the email lock costs twice the write units of the table; index writes cost the normal units. */
const both = ({ userBytes }: Table): Consumed => ({
  table: written(2 * writesOf(userBytes) + 2),
  emailIndex: written(1),
  createdAtIndex: written(1),
  failedConditions: 0,
});

const onlyFailed = (failedConditions: number): Consumed => ({ ...nothing, failedConditions });

/** A page reads the keys of each shard, two more than its size, and then the users. An eventually consistent read costs half a unit. */
const pageOf =
  (users: number) =>
  ({ userBytes, listingShards }: Table): Consumed => ({
    ...nothing,
    table: reading(0.5 * users * readsOf(userBytes)),
    createdAtIndex: reading(0.5 * listingShards * readsOf((users + 2) * entryBytes)),
  });

/**
 * The capacity units of each use. `test/dynamodb/capacity.test.ts` compares all of them with a DynamoDB, except `failedConditions`.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-capacity-handling
 */
export const unitsOf = {
  get: ({ userBytes }: Table): Consumed => ({ ...nothing, table: reading(readsOf(userBytes)) }),
  revalidate: ({ userBytes }: Table): Consumed => ({ ...nothing, table: reading(readsOf(userBytes)) }),
  create: both,
  replay: ({ userBytes }: Table): Consumed => onlyFailed(2 * writesOf(userBytes) + 2),
  update: ({ userBytes }: Table): Consumed => ({ ...nothing, table: written(writesOf(userBytes)) }),
  unchanged: ({ userBytes }: Table): Consumed => onlyFailed(writesOf(userBytes)),
  move: ({ userBytes }: Table): Consumed => ({
    ...nothing,
    table: written(2 * writesOf(userBytes) + 4),
    emailIndex: written(2),
    failedConditions: writesOf(userBytes),
  }),
  patch: ({ userBytes }: Table): Consumed => ({ ...nothing, table: { read: readsOf(userBytes), write: writesOf(userBytes) } }),
  patchUnchanged: ({ userBytes }: Table): Consumed => ({ ...nothing, table: reading(readsOf(userBytes)) }),
  patchMove: ({ userBytes }: Table): Consumed => ({
    ...nothing,
    table: { read: readsOf(userBytes), write: 2 * writesOf(userBytes) + 4 },
    emailIndex: written(2),
  }),
  delete: (table: Table): Consumed => ({ ...both(table), table: { read: readsOf(table.userBytes), write: both(table).table.write } }),
  list: pageOf(20),
  list100: pageOf(100),
  find: ({ userBytes }: Table): Consumed => ({ ...nothing, table: reading(readsOf(userBytes)), emailIndex: reading(0.5) }),
} as const satisfies Record<string, (table: Table) => Consumed>;

/** A kind of request, under its name in `--mix`. */
export type Use = keyof typeof unitsOf;

/** The bytes that one request causes. */
export interface Traffic {
  /** Size of the response: status line, headers, and the body as API Gateway sends it, compressed if it is large enough. */
  response: number;
  /** Size of the lines that the function and the access log write, without those of Lambda itself. */
  log: number;
}

/** Sizes of the item of a typical user (that of `test/bench/sample.ts`) and of the email lock, in bytes, as DynamoDB counts them. */
export const typicalUser = { item: 464, lock: 70 };

/** The traffic of each use for a typical user. `test/infra/cost/usage.test.ts` compares it with the API. */
export const traffic: Record<Use, Traffic> = {
  get: { response: 1110, log: 630 },
  revalidate: { response: 520, log: 630 },
  create: { response: 1165, log: 840 },
  replay: { response: 1190, log: 865 },
  update: { response: 1110, log: 630 },
  unchanged: { response: 1110, log: 630 },
  move: { response: 1110, log: 630 },
  patch: { response: 1110, log: 630 },
  patchUnchanged: { response: 1110, log: 630 },
  patchMove: { response: 1110, log: 630 },
  delete: { response: 480, log: 630 },
  list: { response: 2255, log: 630 },
  list100: { response: 6990, log: 630 },
  find: { response: 1085, log: 630 },
};

/** What the requests of a month consume. */
export interface Usage {
  consumed: Consumed;
  responseBytes: number;
  logBytes: number;
  traces: number;
  gigabyteSeconds: number;
}

/** Returns what the requests of a workload consume in a month. */
export function usageOf(workload: Workload, { listingShards, memoryMegabytes, platformLog, traceSampling }: Footprint): Usage {
  const { requests, userBytes, milliseconds, cold } = workload;
  const table = { userBytes, listingShards };
  const parts = usesOf(workload).map(([use, share]) => ({ use, count: share * requests, consumed: unitsOf[use](table) }));
  const sum = (of: (part: (typeof parts)[number]) => number) => parts.reduce((total, part) => total + part.count * of(part), 0);
  const sumOf = (units: (consumed: Consumed) => Units): Units => ({
    read: sum(({ consumed }) => units(consumed).read),
    write: sum(({ consumed }) => units(consumed).write),
  });
  return {
    consumed: {
      table: sumOf((each) => each.table),
      emailIndex: sumOf((each) => each.emailIndex),
      createdAtIndex: sumOf((each) => each.createdAtIndex),
      failedConditions: sum(({ consumed }) => consumed.failedConditions),
    },
    responseBytes: sum(({ use }) => traffic[use].response),
    logBytes: sum(({ use }) => traffic[use].log + platformLog),
    traces: tracesOf(requests, traceSampling),
    gigabyteSeconds: (requests * (milliseconds + cold.share * cold.milliseconds) * memoryMegabytes) / (1000 * 1024),
  };
}

/** Returns the uses of a workload with their shares. */
export const usesOf = ({ mix }: Workload): [Use, number][] => Object.entries(mix).filter(isUse);

const isUse = (entry: [string, number]): entry is [Use, number] => entry[0] in unitsOf;

/**
 * Returns the number of traces under a sampling rule of X-Ray: the first requests of each second and a share of the others. The model
 * assumes requests at random times, spread evenly over the month.
 * @see https://docs.aws.amazon.com/xray/latest/devguide/xray-console-sampling.html
 */
function tracesOf(requests: number, { rate: share, perSecond }: Footprint['traceSampling']): number {
  const rate = requests / secondsPerMonth;
  const first = firstOfSecond(rate, perSecond);
  return secondsPerMonth * (first + share * (rate - first));
}

/** Returns the mean number of requests that are among the first ones of their second, when `rate` requests arrive per second (Poisson). */
function firstOfSecond(rate: number, count: number): number {
  let mean = 0;
  let exactly = Math.exp(-rate);
  let atMost = exactly;
  for (let n = 0; n < count; n += 1) {
    mean += 1 - atMost;
    exactly *= rate / (n + 1);
    atMost += exactly;
  }
  return mean;
}
