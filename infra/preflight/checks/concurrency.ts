import type { Concurrency } from '../facts';
import { type Fact, type Finding, notChecked } from '../finding';
import type { Plan } from '../plan';

/** Lambda keeps this many executions for functions that reserve none: Lambda Developer Guide, "Configuring reserved concurrency". */
const alwaysUnreserved = 100;

/** Judges whether the quota of concurrent executions is large enough for what the functions reserve. */
export function judgeConcurrency({ reserved, region }: Plan, concurrency: Fact<Concurrency>): Finding[] {
  if (!concurrency.known) return [notChecked('the quota of concurrent executions', concurrency.reason)];
  const { limit, unreserved, ownReserved } = concurrency.value;
  const free = unreserved + ownReserved - alwaysUnreserved;
  const raise = `Request a higher quota: aws service-quotas request-service-quota-increase --region ${region} --service-code lambda --quota-code L-B99A9384 --desired-value 1000`;
  if (reserved > 0 && reserved > free) {
    const available = Math.max(free, 0);
    const found = `The functions reserve or provision ${reserved} concurrent executions, but only ${available} can be reserved: the quota of the account is ${limit}, other functions reserve ${limit - unreserved - ownReserved}, and Lambda keeps ${alwaysUnreserved} unreserved.`;
    return [{ severity: 'stops', found, actions: ['Reserve less in the file of the environment, or:', raise] }];
  }
  if (limit > alwaysUnreserved) return [];
  const found = `The account may run ${limit} functions at the same time. The API rejects further requests with 429 or 500.`;
  return [{ severity: 'warns', found, actions: [raise] }];
}
