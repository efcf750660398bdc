import { otherContent } from './content-rules';
import { existsAfterDeletion, missingWithoutDeletion } from './deletion-rules';
import type { Rule } from './rule';
import { olderThanBefore, sameRevision, updatedAtNotIncreasing } from './state-rules';
import type { UserHistory } from './user-history';
import type { Violation } from './violation';
import { appliedLate, appliedTwice, versionWithoutWrite, wrongRevision } from './write-rules';

const rules: readonly Rule[] = [
  sameRevision,
  updatedAtNotIncreasing,
  otherContent,
  olderThanBefore,
  appliedTwice,
  appliedLate,
  versionWithoutWrite,
  wrongRevision,
  existsAfterDeletion,
  missingWithoutDeletion,
];

/**
 * Checks the history of one user. The rules accept every history in which each call takes effect at one moment (linearizability):
 *
 * - Two calls are concurrent if neither had ended before the other began. Either order of concurrent calls is accepted.
 * - An acknowledged write takes effect between the begin of its first attempt and the end of the attempt that was acknowledged.
 * - A write without acknowledgement takes effect once, possibly after its end, or not at all. It must not take effect after an acknowledged
 *   write to the same user that began after its end.
 */
export function checkUser(history: UserHistory): Violation[] {
  return rules.flatMap((rule) => rule(history).map((violation) => ({ ...violation, userId: history.userId })));
}
