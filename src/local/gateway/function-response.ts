import { validateHeaderName, validateHeaderValue } from 'node:http';
import { isObject, type JsonObject } from './definition/json';
import type { HeaderLine, HttpResponse } from './wire/message';

const knownProperties = new Set(['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded']);

/** Headers of a function's response that API Gateway renames, because API Gateway or CloudFront sets them. */
const connectionHeaders = ['connection', 'content-length', 'expect', 'host', 'max-forwards', 'trailer', 'upgrade', 'user-agent'];
const remapped = new Set([
  ...connectionHeaders,
  'authorization',
  'content-md5',
  'date',
  'proxy-authenticate',
  'server',
  'www-authenticate',
]);

/**
 * Converts the result of a function into a response.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html (output format) and
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html (remapped headers)
 * @returns the response; for a malformed result a string that says why it is malformed
 */
export function functionResponse(result: unknown): HttpResponse | string {
  if (!isObject(result)) return 'it is not an object';
  const unknown = Object.keys(result).find((key) => !knownProperties.has(key));
  if (unknown !== undefined) return `it has the unknown property ${unknown}`;
  const { statusCode, headers, multiValueHeaders, body, isBase64Encoded } = result;
  if (typeof statusCode !== 'number' || !Number.isInteger(statusCode) || statusCode < 200 || statusCode > 599) {
    return 'its statusCode is not an integer from 200 to 599';
  }
  if (body !== undefined && body !== null && typeof body !== 'string') return 'its body is not a string';
  const lines = headerLines(headers ?? {}, multiValueHeaders ?? {});
  if (typeof lines === 'string') return lines;
  return { status: statusCode, headers: lines, body: isBase64Encoded === true ? Buffer.from(body ?? '', 'base64') : (body ?? '') };
}

function headerLines(headers: unknown, multiValueHeaders: unknown): HeaderLine[] | string {
  if (!isObject(headers) || !isObject(multiValueHeaders)) return 'its headers are not an object';
  const all = merged(headers, multiValueHeaders);
  if (all === undefined) return 'the value of a header is not a string, number or boolean';
  const lines: HeaderLine[] = [];
  let hasContentType = false;
  for (const [name, value] of all) {
    const key = name.toLowerCase();
    if (key === 'transfer-encoding') continue;
    if (!isValid(name, value)) return 'a header contains a character that is not allowed in headers';
    hasContentType ||= key === 'content-type';
    lines.push([remapped.has(key) ? `x-amzn-Remapped-${name}` : name, value]);
  }
  return hasContentType ? lines : [['Content-Type', 'application/json'], ...lines];
}

/** Returns the lines of both maps. A line that is in both maps appears once. */
function merged(headers: JsonObject, multiValueHeaders: JsonObject): HeaderLine[] | undefined {
  const many = Object.entries(multiValueHeaders).flatMap(([name, values]) =>
    Array.isArray(values) ? values.map((value: unknown) => [name, textOf(value)] as const) : [[name, undefined] as const],
  );
  const isAmongMany = (name: string, value: string | undefined) =>
    many.some(([other, text]) => text === value && other.toLowerCase() === name.toLowerCase());
  const single = Object.entries(headers).map(([name, value]) => [name, textOf(value)] as const);
  const all = [...single.filter(([name, value]) => !isAmongMany(name, value)), ...many];
  return all.every(isLine) ? all : undefined;
}

const isLine = (line: readonly [string, string | undefined]): line is HeaderLine => line[1] !== undefined;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

function isValid(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
