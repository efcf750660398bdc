import { banner, literal, propertyName } from '../code';
import type { Contract, Definition, Operation, Response, SchemaType } from '../../model';
import { recordOf } from '../conversions';
import { sdkHeaders } from '../sdk-headers';
import { memberName } from './input';

/** Emits clients/typescript/src/generated/operations.ts: the table of operations for the runtime, and the types of responses and problems. */
export function emitOperations(contract: Contract): string {
  for (const operation of contract.operations) checkRevalidation(operation, contract);
  const { operations, version } = contract;
  return `${banner}import type { ApiResponseOf, Operation } from '../operation.js';
import type { operations as contract } from './types.js';

/** Identifies the SDK and its version in each request. */
export const sdkHeaders = ${inline({ [sdkHeaders.version.toLowerCase()]: `typescript/${version}` })};

/** The header with the number of the retry. The first attempt does not have it. */
export const retriesHeader = ${literal(sdkHeaders.retries.toLowerCase())};

${formatsOf(contract)}export const operations = {
${operations.map(row).join('')}} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;

/** The successful responses of each operation. */
export interface Responses {
${operations.map((operation) => `  ${operation.id}: ${responseType(operation)};\n`).join('')}}

/** The problem codes of each operation, by status. */
export interface Problems {
${operations.map((operation) => `  ${operation.id}: {\n${operation.responses.filter(isProblem).map(codes).join('')}  };\n`).join('')}}
`;
}

/**
 * The runtime sends `If-None-Match` with each GET of a URL whose ETag it knows, and returns the response that had this ETag.
 * @throws ContractError for a GET that does not accept the header, or whose path has another response with an ETag
 */
function checkRevalidation(operation: Operation, { operations }: Contract): void {
  const { method, path, parameters, responses, location } = operation;
  const tagged = operations.filter((other) => other.path === path).flatMap((other) => other.responses.filter(hasETag));
  if (method !== 'GET' || tagged.length === 0) return;
  const accepts = parameters.some(({ name }) => name === 'If-None-Match') && responses.some(({ status }) => status === 304);
  if (!accepts) throw location.error('a GET of a resource with an ETag', 'Describe the header If-None-Match and the status 304');
  const formats = new Set([...tagged, ...responses].filter(isSuccess).map(({ content }) => JSON.stringify(content?.schemaType)));
  if (formats.size > 1)
    throw location.error('two representations of one resource with an ETag', 'Return the same schema from all operations');
}

const isSuccess = ({ status }: Response): boolean => status < 300;

/** Returns whether a success has the ETag of its own URL. With `Location`, the ETag is that of another resource (RFC 9110 §10.2.2). */
const hasETag = ({ status, headers }: Response): boolean => status < 300 && headers.includes('ETag') && !headers.includes('Location');

function row({ id, method, path, parameters, responses }: Operation): string {
  const headers = parameters.filter((parameter) => parameter.in === 'header' && parameter.name !== 'If-None-Match');
  const members = inline(Object.fromEntries(headers.map((header) => [memberName(header), header.name.toLowerCase()])));
  const isConditional = parameters.some(({ name }) => name === 'If-None-Match');
  const successes = responses.filter(({ status }) => status < 300 || (status === 304 && isConditional));
  return `  ${id}: {
    method: ${literal(method)},
    path: ${literal(path)},
${headers.length > 0 ? `    headers: ${members},\n` : ''}    formats: { ${successes.map(formatEntry).join(', ')} },
  },
`;
}

/** Emits a constant for each response format. The format of items comes before the format that contains their list. */
function formatsOf({ operations, namedTypes }: Contract): string {
  const records = new Map(
    namedTypes.map((schemaType) => [schemaType.name, recordOf(schemaType).filter(({ required, nullable }) => required && !nullable)]),
  );
  const lines = new Map<string, string>();
  const add = (schemaType: SchemaType): string => {
    const name = formatName(schemaType);
    const required = schemaType.kind === 'named' ? (records.get(schemaType.name) ?? []) : [];
    const members = required.map((property) => `${propertyName(property.name)}: ${sampleOf(property.schemaType)}`);
    if (!lines.has(name)) lines.set(name, `const ${name} = ${members.length === 0 ? '{}' : `{ ${members.join(', ')} }`};\n`);
    return name;
  };
  const definitions = new Map(namedTypes.map(({ name, definition }) => [name, definition]));
  const sampleOf = (type: Definition): string => {
    if (type.kind === 'named') return sampleOf(definitions.get(type.name) ?? { kind: 'record', properties: [] });
    if (type.kind === 'list' && type.items.kind === 'named') return `[${add(type.items)}]`;
    return samples[type.kind];
  };
  for (const { responses } of operations) for (const { status, content } of responses) if (status < 300 && content) add(content.schemaType);
  return [...lines.values()].map((line) => `${line}\n`).join('');
}

/** A value of the same JavaScript type as each value of a kind. */
const samples = { text: "''", choice: "''", integer: '0', number: '0', boolean: 'false', list: '{}', map: '{}', record: '{}' } as const;

function formatEntry({ status, content }: Response): string {
  if (status === 304) return '304: undefined';
  return `${status}: ${content ? formatName(content.schemaType) : 'null'}`;
}

export const isProblem = ({ status }: Response): boolean => status >= 400;

const codes = ({ status, codes: each }: Response): string =>
  `    ${status}: ${each.map((code) => literal(code)).join(' | ') || 'never'};\n`;

function responseType({ id, responses }: Operation): string {
  const success = responses.filter(({ status }) => status < 300);
  return success.map(({ status }) => `ApiResponseOf<contract[${literal(id)}]['responses'], ${status}>`).join(' | ') || 'never';
}

/** Returns the name of a format. Equal formats have the same name. */
function formatName(schemaType: SchemaType): string {
  return `${schemaType.kind === 'named' ? schemaType.name : JSON.stringify(schemaType).replaceAll(/[^A-Za-z0-9]+/g, '_')}Format`;
}

function inline(values: Record<string, string | null>): string {
  const entries = Object.entries(values).map(([name, value]) => `${/^\d+$/.test(name) ? name : propertyName(name)}: ${literal(value)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
