import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Operation as Row } from '../../generated/operations';
import { type InputError, invalidRequest, Refusal } from '../users/refusal';
import { inNormalForm } from '../users/content/text';
import { foldUserId } from '../users/user-id';
import { isJson, textOf } from './json-body';
import { pointerTo } from './pointer';

/** What openapi-backend validates: the parts of a request, parsed once. Header names are in lower case. */
export interface ParsedRequest {
  method: string;
  path: string;
  params: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string>;
  cookies: Record<string, string>;
  requestBody: unknown;
  /** What was wrong before a schema could look at it. */
  errors: InputError[];
}

/** Bytes of the largest body after decompression. */
export const largestBody = 16_384;

/**
 * Headers that make a request conditional. An operation refuses those that it does not declare: a client that sends one relies on it.
 * If-Modified-Since and If-Range are not among them. A server without modification dates and ranges must ignore these
 * (RFC 9110 §13.1.3 and §13.1.5), and OkHttp's cache sends If-Modified-Since by itself, with the Date of an answer that has no ETag.
 */
const conditions = ['If-Match', 'If-None-Match', 'If-Unmodified-Since'];

interface HeaderName {
  name: string;
  lower: string;
}

const headerName = (name: string): HeaderName => ({ name, lower: name.toLowerCase() });
const wholeNumber = /^-?[0-9]{1,15}$/;

/** @throws body-too-large, unsupported-media-type, invalid-request (a body that is not JSON) */
export type ParseEvent = (event: APIGatewayProxyEvent) => ParsedRequest;

/** Reads the events that API Gateway's Lambda proxy integration sends for the operation; what it does not declare is left aside. */
export function eventParser(row: Row): ParseEvent {
  const undeclared = conditions.filter((name) => !row.headers.includes(name)).map(headerName);
  const wanted = new Set(['content-type', ...[...row.headers.map(headerName), ...undeclared].map(({ lower }) => lower)]);
  return (event) => {
    const headers = headersOf(event, wanted);
    const errors: InputError[] = [];
    refuseConditions(headers, undeclared, errors);
    return {
      method: event.httpMethod,
      path: event.resource,
      params: pathOf(event),
      query: queryOf(event, row, errors),
      headers,
      cookies: {},
      requestBody: row.body ? bodyOf(event, headers['content-type']) : undefined,
      errors,
    };
  };
}

function headersOf({ multiValueHeaders }: APIGatewayProxyEvent, wanted: ReadonlySet<string>): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name in multiValueHeaders) {
    const lower = name.toLowerCase();
    const values = wanted.has(lower) ? multiValueHeaders[name] : undefined;
    if (values !== undefined) headers[lower] = values.length === 1 ? (values[0] ?? '') : values.join(', ');
  }
  return headers;
}

function refuseConditions(headers: Readonly<Record<string, string>>, undeclared: readonly HeaderName[], errors: InputError[]): void {
  for (const { name, lower } of undeclared) {
    if (headers[lower] === undefined) continue;
    errors.push({ pointer: pointerTo('header', name), code: 'unknown', detail: 'is a condition that this operation does not evaluate' });
  }
}

function pathOf({ pathParameters }: APIGatewayProxyEvent): Record<string, string> {
  const path: Record<string, string> = {};
  for (const name in pathParameters) path[name] = foldUserId(pathParameters[name] ?? '');
  return path;
}

function queryOf({ multiValueQueryStringParameters }: APIGatewayProxyEvent, row: Row, errors: InputError[]): Record<string, string> {
  // A name like __proto__ must stay a name.
  const query: Record<string, string> = Object.create(null);
  for (const name in multiValueQueryStringParameters) {
    const [value = '', ...more] = multiValueQueryStringParameters[name] ?? [];
    if (more.length > 0) errors.push({ pointer: pointerTo('query', name), code: 'repeated', detail: 'must be there once' });
    else if (row.query[name] === 'integer' && !wholeNumber.test(value)) {
      errors.push({ pointer: pointerTo('query', name), code: 'wrong-type', detail: 'must be a whole number' });
    } else query[name] = value;
  }
  return query;
}

function bodyOf(event: APIGatewayProxyEvent, contentType: string | undefined): unknown {
  if (!event.body) return undefined;
  const bytes = Buffer.byteLength(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes > largestBody) throw new Refusal('body-too-large');
  if (!isJson(contentType)) throw new Refusal('unsupported-media-type');
  return parseJson(textOf(event.body, event.isBase64Encoded), bytes);
}

function parseJson(text: string, bytes: number): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return mayNeedNormalizing(text, bytes) ? inNormalForm(body) : body;
  } catch {
    throw invalidRequest([{ pointer: '/body', code: 'malformed', detail: 'must be JSON' }]);
  }
}

/** What is ASCII, also after it is read, has one form only. */
const mayNeedNormalizing = (text: string, bytes: number): boolean => bytes !== text.length || text.includes('\\u');
