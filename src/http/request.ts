import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Operation as Row } from '../../generated/operations';
import { type InputError, invalidRequest, Rejection } from '../users/rejection';
import { inNormalForm } from '../users/content/text';
import type { Caller } from '../users/caller';
import { addressedUser } from '../users/user-id';
import { pointerTo } from './input-errors';
import { bodyText, hasMediaType } from './json-body';

/** The parts of a request that openapi-backend validates. Header names are in lower case. */
export interface ParsedRequest {
  method: string;
  path: string;
  params: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string>;
  cookies: Record<string, string>;
  requestBody: unknown;
  /** The errors that were found while parsing. */
  errors: InputError[];
}

type MediaType = NonNullable<Row['body']>;

const mergePatch = 'application/merge-patch+json';

/** The max size of a body after decompression, in bytes. */
export const maxBodyBytes = 16_384;

/**
 * Headers that make a request conditional. An operation rejects those that it does not declare, because a client that sends one relies on
 * it. If-Modified-Since and If-Range are not listed: a server without modification dates and ranges must ignore them (RFC 9110 §13.1.3 and
 * §13.1.5), and OkHttp's cache sends If-Modified-Since by itself, with the Date of a response that has no ETag.
 */
const conditions = ['If-Match', 'If-None-Match', 'If-Unmodified-Since'];

interface HeaderName {
  name: string;
  lower: string;
}

const headerName = (name: string): HeaderName => ({ name, lower: name.toLowerCase() });
const wholeNumber = /^-?[0-9]{1,15}$/;

/** Parses an event of a caller. @throws body-too-large, unsupported-media-type; invalid-request for a body that is not JSON */
export type ParseEvent = (event: APIGatewayProxyEvent, caller: Caller) => ParsedRequest;

/** Returns the parser for the events of an operation in the format of API Gateway's Lambda proxy integration. Undeclared headers are ignored. */
export function eventParser(row: Row): ParseEvent {
  const undeclared = conditions.filter((name) => !row.headers.includes(name)).map(headerName);
  const relevant = new Set(['content-type', ...[...row.headers.map(headerName), ...undeclared].map(({ lower }) => lower)]);
  return (event, caller) => {
    const headers = headersOf(event, relevant);
    const errors: InputError[] = [];
    rejectConditions(headers, undeclared, errors);
    const requestBody = row.body === undefined ? undefined : bodyOf(event, headers['content-type'], row.body);
    // The media type has been checked. openapi-backend validates a body that is not an object only if it is application/json.
    if (requestBody !== undefined) headers['content-type'] = 'application/json';
    return {
      method: event.httpMethod,
      path: event.resource,
      params: pathOf(event, caller),
      query: queryOf(event, row, errors),
      headers,
      cookies: {},
      requestBody,
      errors,
    };
  };
}

function headersOf({ multiValueHeaders }: APIGatewayProxyEvent, relevant: ReadonlySet<string>): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name in multiValueHeaders) {
    const lower = name.toLowerCase();
    const values = relevant.has(lower) ? multiValueHeaders[name] : undefined;
    if (values !== undefined) headers[lower] = values.length === 1 ? (values[0] ?? '') : values.join(', ');
  }
  return headers;
}

function rejectConditions(headers: Readonly<Record<string, string>>, undeclared: readonly HeaderName[], errors: InputError[]): void {
  for (const { name, lower } of undeclared) {
    if (headers[lower] === undefined) continue;
    errors.push({ pointer: pointerTo('header', name), code: 'unknown', detail: 'is a precondition that this operation does not support' });
  }
}

function pathOf({ pathParameters }: APIGatewayProxyEvent, caller: Caller): Record<string, string> {
  const path: Record<string, string> = {};
  for (const name in pathParameters) path[name] = addressedUser(pathParameters[name] ?? '', caller);
  return path;
}

function queryOf({ multiValueQueryStringParameters }: APIGatewayProxyEvent, row: Row, errors: InputError[]): Record<string, string> {
  // Without a prototype, so that __proto__ is a name like any other.
  const query: Record<string, string> = Object.create(null);
  for (const name in multiValueQueryStringParameters) {
    const [value = '', ...more] = multiValueQueryStringParameters[name] ?? [];
    if (more.length > 0) errors.push({ pointer: pointerTo('query', name), code: 'repeated', detail: 'must be sent only once' });
    else if (row.query[name] === 'integer' && !wholeNumber.test(value)) {
      errors.push({ pointer: pointerTo('query', name), code: 'wrong-type', detail: 'must be a whole number' });
    } else query[name] = value;
  }
  return query;
}

function bodyOf(event: APIGatewayProxyEvent, contentType: string | undefined, mediaType: MediaType): unknown {
  if (!event.body) return undefined;
  const bytes = Buffer.byteLength(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes > maxBodyBytes) throw new Rejection('body-too-large');
  if (!hasMediaType(contentType, mediaType)) {
    throw new Rejection('unsupported-media-type', mediaType === mergePatch ? { acceptPatch: mergePatch } : {});
  }
  return parseJson(bodyText(event.body, event.isBase64Encoded), bytes);
}

function parseJson(text: string, bytes: number): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return mayNeedNormalizing(text, bytes) ? inNormalForm(body) : body;
  } catch {
    throw invalidRequest([{ pointer: '/body', code: 'malformed', detail: 'must be JSON' }]);
  }
}

/** A body of ASCII characters without escapes needs no normalization. */
const mayNeedNormalizing = (text: string, bytes: number): boolean => bytes !== text.length || text.includes('\\u');
