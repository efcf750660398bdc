import type { Answer } from './answer.js';
import type { Settled } from './attempts.js';
import type { Entities, Entity } from './cache.js';
import { type Answers, type OperationId, operations } from './generated/operations.js';
import { parse } from './json.js';
import type { Operation, Shape } from './operation.js';
import type { PreparedRequest } from './request.js';

/** JSON, of which nothing is known but that it may have members. */
type Json = Readonly<Record<string, unknown>> | null | undefined;

type PlainAnswer = Answer<number, Json, Readonly<Record<string, string>>>;

/**
 * Reads the answer that ends a call. A success with an ETag is kept; after a success without one, nothing is kept of its URL.
 * An error changes nothing of what is kept, not even a 404: should the profile be created anew, `If-Match` protects it.
 * @param kept what was kept of the URL before the request
 * @returns undefined when the contract declares no such success
 */
export function readAnswer<Id extends OperationId>(
  id: Id,
  entities: Entities,
  request: PreparedRequest,
  settled: Settled,
  kept: Entity | undefined,
): Answers[Id] | undefined {
  let { status, text, headers } = settled;
  // The answer is as it was kept (RFC 9110 §15.4.5). A 304 may have another ETag, or none (RFC 9111 §4.3.4).
  if (status === 304 && kept && request.headers['if-none-match'] === kept.etag) {
    status = 200;
    text = kept.text;
    headers = { etag: kept.etag, ...headers };
  }
  // The try whose answer was lost has deleted.
  if (status === 404 && settled.isLost && request.method === 'DELETE') status = 204;
  const { answers }: Operation = operations[id];
  const shape = answers[status];
  const answer = { status, data: shape ? parse<Json>(text) : undefined, headers };
  const isSuccess = isDeclared<Id>(answer, shape);
  const { etag, location = '' } = headers;
  // What was created is below the path that creates it; Location has the stage or base path that the API is called under.
  const url = status === 201 ? request.url + location.replace(/.*(?=\/)/, '') : request.url;
  entities.end(request, isSuccess ? url : undefined, etag ? { etag, shape, text } : undefined);
  return isSuccess ? answer : undefined;
}

/** What the types say of an answer holds when the contract declares its status and its JSON has the shape; null is the shape of no content. */
const isDeclared = <Id extends OperationId>(answer: PlainAnswer, shape: Shape | null | undefined): answer is PlainAnswer & Answers[Id] =>
  shape ? isShaped(answer.data, shape) : shape === null;

/** Whether JSON has what the contract requires of its shape. */
function isShaped(data: Json, shape: Shape): boolean {
  return (
    data !== undefined &&
    data !== null &&
    Object.entries(shape).every(([name, items]) => {
      const value = data[name];
      return items ? Array.isArray(value) && value.every((item: Json) => isShaped(item, items)) : value !== undefined && value !== null;
    })
  );
}
