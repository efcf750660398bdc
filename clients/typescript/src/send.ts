import { attempts } from './attempts.js';
import type { Connection } from './connection.js';
import { errorOf } from './error-of.js';
import { type Answers, type OperationId, operations } from './generated/operations.js';
import { keepAnswer } from './keep-answer.js';
import type { Operation } from './operation.js';
import type { CallOptions } from './options.js';
import { meaning, type PlainAnswer, readAnswer } from './read-answer.js';
import { requestOf } from './request.js';

/** Makes the method of an operation. */
export type Send = <Id extends OperationId>(id: Id) => Method<Id>;

/**
 * Calls an operation.
 * @throws ClientError, or TypeError for input that makes no request
 */
type Method<Id extends OperationId> = (input?: object, options?: CallOptions) => Promise<Answers[Id]>;

export function senderOver(connection: Connection): Send {
  return (id) =>
    async (input = {}, options = {}) => {
      const operation: Operation = operations[id];
      const { request, kept } = requestOf(id, input, options.headers, connection.entities);
      const settled = await attempts(connection, request, options);
      const answer = meaning(operation, settled, kept);
      const read = readAnswer(operation, answer);
      const declared = read && isDeclared(id, read);
      if (declared || answer.status === 404) keepAnswer(connection, operation, request.target, kept, answer);
      if (declared) return read;
      throw errorOf(id, settled, connection.clock.now());
    };
}

/** What the types say of an answer holds when the contract declares its status. */
function isDeclared<Id extends OperationId>(id: Id, answer: PlainAnswer): answer is PlainAnswer & Answers[Id] {
  return answer.status < 300 && answer.status in operations[id].answers;
}
