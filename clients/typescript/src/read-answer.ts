import type { Answer } from './answer.js';
import type { Settled } from './attempts.js';
import type { Entity } from './entities.js';
import { members } from './generated/operations.js';
import { parse } from './json.js';
import type { Operation } from './operation.js';
import type { PreparedRequest } from './request.js';

/** JSON, of which nothing is known but that it may have members. */
export type Json = Readonly<Record<string, unknown>> | null | undefined;

export type PlainAnswer = Answer<number, Json, Readonly<Record<string, string>>>;

/**
 * What an answer says: 304 that the 200 is as it was kept, if the request asked so (RFC 9110 §15.4.5),
 * 404 after a DELETE whose answer was lost that it did its work.
 */
export function readAnswer(answers: Operation['answers'], { method, headers: sent }: PreparedRequest, settled: Settled, kept: Entity | undefined) {
  let { status, text } = settled;
  if (status === 304 && kept && sent['if-none-match'] === kept.etag) {
    status = 200;
    text = kept.text;
  }
  if (status === 404 && settled.uncertain && method === 'DELETE') status = 204;
  return { answer: { status, data: answers[status] ? parse<Json>(text) : undefined, headers: settled.headers }, text };
}

/**
 * Whether JSON has what the contract requires of a shape: each member, and in a list of shapes each item.
 * @param shape null where there is no content, undefined where the contract declares no success
 */
export function isShaped(data: Json, shape: string | null | undefined): boolean {
  if (!shape || data === undefined || data === null) return shape === null;
  return Object.entries(members[shape] ?? {}).every(([name, item]) => {
    const value = data[name];
    return item ? Array.isArray(value) && value.every((each: Json) => isShaped(each, item)) : value !== undefined && value !== null;
  });
}
