import type { Caller } from '../users/caller';
import type { ProblemCode, Rejection } from '../users/rejection';
import { isUserId } from '../users/user-id';
import type { OperationId, PlainResponse } from './operation';

/** One line of the audit log: what an administrator did. It contains no other personal data than the ids of two users. */
export interface AuditLine {
  /** The time of the response, an ISO 8601 timestamp. */
  time: string;
  /** The subject of the administrator's token. */
  subject: string;
  operation: OperationId;
  /** The id of the user that the operation addresses or has created. Absent for a listing, and when the request contains no valid id. */
  target?: string;
  /** The status of the response. */
  status: number;
  /** The code of the problem, when the request was rejected. */
  code?: ProblemCode;
  /** The number of users that a listing returned. */
  items?: number;
  /** The id of the request, which is also in the access log and the log of the function. */
  requestId: string;
}

/** The log of what administrators do. */
export interface AuditLog {
  /** Writes a line. @throws Error when the line may be missing in the log */
  write(line: AuditLine): Promise<void>;
  /** How long writing a line takes at most, in milliseconds. */
  milliseconds: number;
}

/** What the line is made of. */
interface Action {
  caller: Caller;
  operation: OperationId;
  /** The user that the path of the request addresses; undefined for an operation on the collection. */
  addressed: string | undefined;
  response: PlainResponse;
  rejection: Rejection | undefined;
  requestId: string;
  time: string;
}

/** Returns the audit line of a request of an administrator. Nothing else of the request or of the response is part of it. */
export function auditLineOf({ caller, operation, addressed, response, rejection, requestId, time }: Action): AuditLine {
  const { userId, items }: { userId?: unknown; items?: unknown } = rejection ? {} : (response.body ?? {});
  const target = addressed ?? userId;
  return {
    time,
    subject: caller.sub,
    operation,
    ...(typeof target === 'string' && isUserId(target) && { target }),
    status: response.status,
    ...(rejection && { code: rejection.code }),
    ...(Array.isArray(items) && { items: items.length }),
    requestId,
  };
}
