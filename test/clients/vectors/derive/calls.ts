import {
  type CallStep,
  defaultBaseUrl,
  type ExpectedRequest,
  type Json,
  type JsonObject,
  type RequestStep,
  type ResponseScript,
} from '../vector';
import type { Operation, Parameter } from './contract';

/** A call of an operation and the request that it must produce. */
export interface Sample {
  readonly call: CallStep;
  readonly request: ExpectedRequest;
}

/** The parameters that the SDKs fill in by themselves. */
const automatic = ['If-None-Match'];

/** Returns the parameters that a caller can set. */
export const settable = ({ parameters }: Operation): Parameter[] => parameters.filter(({ name }) => !automatic.includes(name));

/** Returns the input member of a parameter: `If-Match` is `ifMatch`. */
export function memberOf({ name, in: location }: Parameter): string {
  if (location !== 'header') return name;
  const [first = '', ...others] = name.split('-');
  return [first.toLowerCase(), ...others].join('');
}

/** Returns a call with the first example of the body and with the required parameters. */
export const minimalInput = ({ parameters, bodies }: Operation): JsonObject => ({
  ...Object.fromEntries(parameters.filter((parameter) => parameter.in === 'path').map((parameter) => [parameter.name, parameter.example])),
  ...(bodies[0] && { body: bodies[0].value }),
});

/** Returns a call and its request. */
export function sampleOf(operation: Operation, input: JsonObject = minimalInput(operation)): Sample {
  const { id, method, path, mediaType } = operation;
  const { body, ...values } = input;
  const given = settable(operation).filter((parameter) => memberOf(parameter) in values);
  const text = (parameter: Parameter): string => String(values[memberOf(parameter)]);
  const of = (location: string): Parameter[] => given.filter((parameter) => parameter.in === location);
  const filled = of('path').reduce((url, parameter) => url.replace(`{${parameter.name}}`, encoded(text(parameter))), path);
  const query = of('query').map((parameter) => `${parameter.name}=${encoded(text(parameter))}`);
  const headers = {
    ...(hasKey(operation) && { 'idempotency-key': '<key>' }),
    ...Object.fromEntries(of('header').map((parameter) => [parameter.name.toLowerCase(), text(parameter)])),
    ...(mediaType !== undefined && { 'content-type': mediaType }),
  };
  const url = defaultBaseUrl + filled + (query.length > 0 ? `?${query.join('&')}` : '');
  return { call: { call: id, input }, request: { method, url, headers, ...(body !== undefined && { body }) } };
}

const hasKey = ({ parameters }: Operation): boolean => parameters.some(({ name }) => name === 'Idempotency-Key');

/** Percent-encodes what `encodeURIComponent` encodes, and the apostrophe, which `fetch` encodes in a query. */
export const encoded = (text: string): string =>
  [...Buffer.from(text)].map((byte) => (/[\w.~!()*-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : hex(byte))).join('');

const hex = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;

/** Returns the step with an attempt. @param retry the number of the retry; 0 for the first attempt */
export const attempt = ({ request }: Sample, retry: number, response: ResponseScript): RequestStep => ({
  request: { ...request, headers: { ...request.headers, ...(retry > 0 && { 'x-retry-count': String(retry) }) } },
  response,
});

/** The wait before each retry, in seconds, when the random number is 0.5. */
export const waits = [0.125, 0.25, 0.5];

/** A response that something in front of the API sends. */
export const page = (status: number): ResponseScript => ({
  status,
  headers: { 'content-type': 'text/html' },
  text: '<!doctype html><title>Blocked</title>',
});

export const jsonResponse = (status: number, headers: Readonly<Record<string, string>>, body: Json | undefined): ResponseScript => ({
  status,
  headers,
  ...(body !== undefined && { body }),
});
