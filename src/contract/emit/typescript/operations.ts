import { banner, literal, propertyName } from '../code';
import type { Contract, Operation, Response, SchemaType } from '../../model';
import { recordOf } from '../conversions';
import { sdkHeaders } from '../sdk-headers';
import { memberName } from './input';

/** Emits clients/typescript/src/generated/operations.ts: the table of operations for the runtime, and the types of responses and problems. */
export function emitOperations(contract: Contract): string {
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

function row({ id, method, path, parameters, responses }: Operation): string {
  const headers = parameters.filter((parameter) => parameter.in === 'header' && parameter.name !== 'If-None-Match');
  const isConditional = parameters.some((parameter) => parameter.in === 'header' && parameter.name === 'If-None-Match');
  const successes = responses.filter(({ status }) => status < 300 || (status === 304 && isConditional));
  return `  ${id}: {
    method: ${literal(method)},
    path: ${literal(path)},
    headers: ${inline(Object.fromEntries(headers.map((header) => [memberName(header), header.name.toLowerCase()])))},
    formats: { ${successes.map(formatEntry).join(', ')} },
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
    const members = required.map((property) => `${propertyName(property.name)}: ${itemsOf(property.schemaType)}`);
    if (!lines.has(name)) lines.set(name, `const ${name} = ${members.length === 0 ? '{}' : `{ ${members.join(', ')} }`};\n`);
    return name;
  };
  const itemsOf = (schemaType: SchemaType): string | null =>
    schemaType.kind === 'list' && schemaType.items.kind === 'named' ? add(schemaType.items) : null;
  for (const { responses } of operations) for (const { status, content } of responses) if (status < 300 && content) add(content.schemaType);
  return [...lines.values()].map((line) => `${line}\n`).join('');
}

function formatEntry({ status, content }: Response): string {
  if (status >= 300) return `${status}: undefined`;
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
