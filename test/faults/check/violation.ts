/** The kinds of violations, in the order of the columns of the report. */
export const violationKinds = ['lost', 'undone', 'torn', 'duplicate', 'false answer', 'left over'] as const;

export type ViolationKind = (typeof violationKinds)[number];

/** Something that must not happen, with the user whose history shows it. */
export interface Violation {
  kind: ViolationKind;
  text: string;
  userId?: string | undefined;
}
