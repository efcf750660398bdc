import type { Answer } from './answer.js';
import type { Settled } from './attempts.js';
import type { Entities, Entity } from './entities.js';
import { type Answers, type OperationId, operations } from './generated/operations.js';
import { parse } from './json.js';
import type { Operation, Shape } from './operation.js';
import type { PreparedRequest } from './request.js';

/** JSON, of which nothing is known but that it may have members. */
type Json = Readonly<Record<string, unknown>> | null | undefined;

type PlainAnswer = Answer<number, Json, Readonly<Record<string, string>>>;

/**
 * Reads an answer. A success that has an ETag is kept; what a success without one or a 404 tells to be gone is forgotten.
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
  const { status, text } = meaning(request, settled, kept);
  const { answers }: Operation = operations[id];
  const shape = answers[status];
  const answer = { status, data: shape ? parse<Json>(text) : undefined, headers: settled.headers };
  const isSuccess = isDeclared<Id>(answer, shape);
  // A read that began before a change may end after it.
  if ((isSuccess || status === 404) && (request.method !== 'GET' || entities.get(request.url) === kept)) {
    const { etag, location = '' } = settled.headers;
    // What was created is below the path that creates it; Location has the stage or base path that the API is called under.
    const path = status === 201 ? request.url + location.replace(/.*(?=\/)/, '') : request.url;
    entities.set(path, isSuccess && etag ? { etag, shape, text } : undefined);
  }
  return isSuccess ? answer : undefined;
}

/**
 * What an answer says: 304 that the 200 is as it was kept, if the request asked so (RFC 9110 §15.4.5),
 * 404 after a DELETE whose answer was lost that it did its work.
 */
function meaning({ method, headers }: PreparedRequest, { status, text, isLost }: Settled, kept: Entity | undefined) {
  if (status === 304 && kept && headers['if-none-match'] === kept.etag) return { status: 200, text: kept.text };
  return { status: status === 404 && isLost && method === 'DELETE' ? 204 : status, text };
}

/** What the types say of an answer holds when the contract declares its status and its JSON has the shape; null is the shape of no content. */
const isDeclared = <Id extends OperationId>(answer: PlainAnswer, shape: Shape | null | undefined): answer is PlainAnswer & Answers[Id] =>
  shape ? isShaped(answer.data, shape) : shape === null;

/** Whether JSON has what the contract requires of its shape. */
function isShaped(data: Json, shape: Shape): boolean {
  let isComplete = data !== undefined && data !== null;
  for (const name in shape) {
    const items = shape[name];
    const value = data?.[name];
    isComplete &&= items
      ? Array.isArray(value) && value.every((item: Json) => isShaped(item, items))
      : value !== undefined && value !== null;
  }
  return isComplete;
}
