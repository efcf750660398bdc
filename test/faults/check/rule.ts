import type { Observation, UserHistory } from './user-history';
import type { Violation, ViolationKind } from './violation';

/** Returns the violations that the history of one user shows. */
export type Rule = (history: UserHistory) => RuleViolation[];

type RuleViolation = Omit<Violation, 'userId'>;

export const violation = (kind: ViolationKind, text: string): RuleViolation[] => [{ kind, text }];

/** Returns a description of a state, for the text of a violation. */
export const describeState = ({ profile: { version, createdAt, displayName }, by }: Observation): string =>
  `version ${version} of ${createdAt} ("${displayName}", seen by ${by})`;
