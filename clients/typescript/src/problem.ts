import { ClientError } from './errors.js';
import type { OperationId, Problems } from './generated/operations.js';
import type { Problem, ProblemCode } from './generated/schemas.js';
import { parse } from './json.js';

/** An error status with which the API answered an operation; `status` tells which codes come with it. Something in front of the API may answer with any other. */
export type ProblemError<Id extends OperationId = OperationId> = {
  [Each in Id]:
    | { [Status in keyof Problems[Each]]: ProblemOf<Each, Status, Problems[Each][Status]> }[keyof Problems[Each]]
    | ProblemOf<Each, Exclude<ErrorStatus, keyof Problems[Each]>, ProblemCode>;
}[Id];

type ProblemOf<Id, Status, Code> = ClientError & {
  readonly kind: 'problem';
  readonly operation: Id;
  readonly status: Status;
  /** Absent when something in front of the API answered. New codes may be added. */
  readonly code: Code | undefined;
  readonly problem: (Problem & { readonly status: Status; readonly code: Code }) | undefined;
};

/** 400 to 599. */
type ErrorStatus = NumberOf<`${4 | 5}${Digit}${Digit}`>;
type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type NumberOf<Text> = Text extends `${infer Value extends number}` ? Value : never;

/** Whether a call failed because the API answered with an error status. @param operation which call, to narrow by its statuses and codes */
export function isProblem<Id extends OperationId = OperationId>(error: unknown, operation?: Id): error is ProblemError<Id> {
  return error instanceof ClientError && error.kind === 'problem' && (operation ?? error.operation) === error.operation;
}

/** The problem document in a text, if there is one. Something in front of the API may answer with JSON of its own. */
export function readProblem(text: string): Problem | undefined {
  const problem = parse<Problem | null>(text);
  return typeof problem?.code === 'string' ? problem : undefined;
}
