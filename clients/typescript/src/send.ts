import { attempts } from './attempts.js';
import type { Connection } from './connection.js';
import { errorOf } from './error-of.js';
import type { Answers, OperationId } from './generated/operations.js';
import type { CallOptions } from './options.js';
import { readAnswer } from './call.js';
import { requestOf } from './request.js';

/** Makes the method of an operation. */
export type Send = <Id extends OperationId>(id: Id) => Method<Id>;

/**
 * Calls an operation.
 * @throws ClientError, or TypeError for input that makes no request
 */
type Method<Id extends OperationId> = (input?: object, options?: CallOptions) => Promise<Answers[Id]>;

export const senderOver =
  (connection: Connection): Send =>
  (id) =>
  async (input = {}, options = {}) => {
    const { request, kept } = requestOf(id, input, options, connection);
    connection.entities.begin(request);
    const settled = await attempts(connection, request, options);
    const answer = readAnswer(id, connection.entities, request, settled, kept);
    if (answer) return answer;
    throw errorOf(id, settled);
  };
