import { type Fault, isWrite, type StoreAttempt, type StoreResponse } from './proxy';
import { between, chance, pick, type Random, randomOf } from '../random';

export const storeFaults = [
  'refused',
  'dropped-before',
  'dropped-after',
  'late',
  'conflict',
  'throttled',
  'error-500',
  'empty-200',
  'mixed',
] as const;

export type StoreFault = (typeof storeFaults)[number];

/** The share of attempts that a fault affects. */
const share = 0.3;

/** Returns a function that returns the fault of an attempt. It depends on the seed and the attempt, not on the time of arrival. */
export function faultsOf(kind: StoreFault, seed: number): (one: StoreAttempt) => Fault | undefined {
  return (one) => {
    const random = randomOf(seed, one.subject, one.nth, one.action);
    if (kind === 'late') return lateFault(one, randomOf(seed, one.subject), random);
    if (!chance(random, share)) return undefined;
    return faultOf(kind === 'mixed' ? pick(random, mixture) : kind, one, random);
  };
}

const mixture = ['dropped-before', 'dropped-after', 'late', 'conflict', 'throttled', 'error-500', 'empty-200'] as const;

function faultOf(kind: Exclude<StoreFault, 'mixed'>, { action }: StoreAttempt, random: Random): Fault | undefined {
  switch (kind) {
    case 'refused':
      return undefined;
    case 'dropped-before':
    case 'dropped-after':
      return { kind: 'dropped', applied: kind === 'dropped-after' };
    case 'late':
      return isWrite(action) ? late(random) : undefined;
    case 'conflict':
      return conflict(action);
    case 'throttled':
      return {
        kind: 'response',
        applied: false,
        response: error(400, pick(random, ['ProvisionedThroughputExceededException', 'ThrottlingException'])),
      };
    case 'error-500':
      return { kind: 'response', applied: chance(random, 0.5), response: error(500, 'InternalServerError') };
    case 'empty-200':
      return { kind: 'response', applied: chance(random, 0.5), response: { status: 200, body: '' } };
  }
}

/** The AWS SDK aborts an attempt after 3 s and sends at most two more. */
const late = (random: Random): Fault => ({ kind: 'late', late: between(random, 3500, 12_000) });

/**
 * For some writes, the first attempt is late and the next two are dropped, so the app gets no response until it retries. Of the other writes,
 * some have a late first attempt, and of these some a late second one. More faults would use up the retry quota of the AWS SDK, which would
 * then not retry at all ("Retry behavior", AWS SDKs and Tools Reference Guide).
 */
function lateFault({ action, nth }: StoreAttempt, ofSubject: Random, random: Random): Fault | undefined {
  if (!isWrite(action)) return undefined;
  const isSilent = chance(ofSubject, 0.06);
  if (isSilent) {
    if (nth === 1) return { kind: 'late', late: between(random, 8000, 12_000) };
    return nth <= 3 ? { kind: 'dropped', applied: false } : undefined;
  }
  const probability = [0.3, 0.15][nth - 1] ?? 0;
  return chance(random, probability) ? late(random) : undefined;
}

const namespace = 'com.amazonaws.dynamodb.v20120810#';

const error = (status: number, name: string, more: object = {}): StoreResponse => ({
  status,
  body: JSON.stringify({ __type: `${namespace}${name}`, message: `${name} of the proxy`, ...more }),
});

/** Both kinds of writes report conflicts, each in its own way; reads of single items do not ("Transaction conflict handling in DynamoDB"). */
function conflict(action: string): Fault | undefined {
  if (action === 'TransactWriteItems') {
    const CancellationReasons = [{ Code: 'TransactionConflict' }, { Code: 'None' }, { Code: 'None' }];
    return { kind: 'response', applied: false, response: error(400, 'TransactionCanceledException', { CancellationReasons }) };
  }
  return isWrite(action) ? { kind: 'response', applied: false, response: error(400, 'TransactionConflictException') } : undefined;
}
