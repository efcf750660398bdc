import type { Footprint } from './footprint';
import { traffic } from './traffic';
import { type Consumed, type Units, unitsOf, type Use } from './units';
import { secondsAMonth, type Workload } from './workload';

/** What the requests of a month use up. */
export interface Usage {
  consumed: Consumed;
  answerBytes: number;
  logBytes: number;
  traces: number;
  gigabyteSeconds: number;
}

export function usageOf(workload: Workload, { listingShards, memoryMegabytes }: Footprint): Usage {
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
      refused: sum(({ consumed }) => consumed.refused),
    },
    answerBytes: sum(({ use }) => traffic[use].answer),
    logBytes: sum(({ use }) => traffic[use].log),
    traces: tracesOf(requests),
    gigabyteSeconds: (requests * (milliseconds + cold.share * cold.milliseconds) * memoryMegabytes) / (1000 * 1024),
  };
}

export const usesOf = ({ mix }: Workload): [Use, number][] => Object.entries(mix).filter(isUse);

const isUse = (entry: [string, number]): entry is [Use, number] => entry[0] in unitsOf;

/**
 * X-Ray's default rule: the first request of each second, and 5 % of the others. Requests come at random times, evenly over the month.
 * @see https://docs.aws.amazon.com/xray/latest/devguide/xray-console-sampling.html
 */
function tracesOf(requests: number): number {
  const rate = requests / secondsAMonth;
  const first = 1 - Math.exp(-rate);
  return secondsAMonth * (first + 0.05 * (rate - first));
}
