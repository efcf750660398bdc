import { attempts } from './attempts.js';
import type { Connection } from './connection.js';
import { errorOf } from './error-of.js';
import { type Answers, type OperationId, operations } from './generated/operations.js';
import { keepAnswer } from './keep-answer.js';
import type { Operation } from './operation.js';
import type { CallOptions } from './options.js';
import { isShaped, type PlainAnswer, readAnswer } from './read-answer.js';
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
      const { answers }: Operation = operations[id];
      const { request, kept } = requestOf(id, input, options, connection.entities);
      const settled = await attempts(connection, request, options);
      const { answer, text } = readAnswer(answers, request, settled, kept);
      const shape = answers[answer.status];
      const isSuccess = isDeclared(id, answer, shape);
      if (isSuccess || answer.status === 404) keepAnswer(connection.entities, request, answer, { shape, text }, kept);
      if (isSuccess) return answer;
      throw errorOf(id, settled, connection.clock.date());
    };
}

/** What the types say of an answer holds when the contract declares its status and its JSON has that shape. */
const isDeclared = <Id extends OperationId>(_: Id, answer: PlainAnswer, shape: string | null | undefined): answer is PlainAnswer & Answers[Id] =>
  answer.status < 300 && isShaped(answer.data, shape);
