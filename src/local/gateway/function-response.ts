import { validateHeaderName, validateHeaderValue } from 'node:http';
import { isObject, type JsonObject } from './definition/json';
import type { GatewayResponse, HeaderLine } from './wire/response';

const known = new Set(['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded']);

/** Headers of a function's answer that API Gateway renames, for it or its front door sets them. */
const connection = ['connection', 'content-length', 'expect', 'host', 'max-forwards', 'trailer', 'upgrade', 'user-agent'];
const remapped = new Set([...connection, 'authorization', 'content-md5', 'date', 'proxy-authenticate', 'server', 'www-authenticate']);

/**
 * The answer that a function's result stands for, or, as a string, why it stands for none.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html (output format) and
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html (remapped headers)
 */
export function answerOf(result: unknown): GatewayResponse | string {
  if (!isObject(result)) return 'it is not an object';
  const stranger = Object.keys(result).find((key) => !known.has(key));
  if (stranger !== undefined) return `it has a property ${stranger}`;
  const { statusCode, headers, multiValueHeaders, body, isBase64Encoded } = result;
  if (typeof statusCode !== 'number' || !Number.isInteger(statusCode) || statusCode < 200 || statusCode > 599) {
    return 'its statusCode is no integer from 200 to 599';
  }
  if (body !== undefined && body !== null && typeof body !== 'string') return 'its body is not a string';
  const lines = headerLines(headers ?? {}, multiValueHeaders ?? {});
  if (typeof lines === 'string') return lines;
  return { status: statusCode, headers: lines, body: isBase64Encoded === true ? Buffer.from(body ?? '', 'base64') : (body ?? '') };
}

function headerLines(headers: unknown, multiValueHeaders: unknown): HeaderLine[] | string {
  if (!isObject(headers) || !isObject(multiValueHeaders)) return 'its headers are not an object';
  const given = merged(headers, multiValueHeaders);
  if (given === undefined) return 'the value of a header is neither string, number nor boolean';
  const lines: HeaderLine[] = [];
  let typed = false;
  for (const [name, value] of given) {
    const key = name.toLowerCase();
    if (key === 'transfer-encoding') continue;
    if (!canBeSent(name, value)) return 'a header holds a character that no header can';
    typed ||= key === 'content-type';
    lines.push([remapped.has(key) ? `x-amzn-Remapped-${name}` : name, value]);
  }
  return typed ? lines : [['Content-Type', 'application/json'], ...lines];
}

/** Both maps as one list. Of a line that is in both, the one of `multiValueHeaders` is kept. */
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

function canBeSent(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
