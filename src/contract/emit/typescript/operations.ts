import { banner } from '../banner';
import { docComment } from '../comment';
import { literal, propertyName } from '../literal';
import type { Contract, Operation, Response, Shape } from '../../model';
import { recordOf } from '../conversions';
import { sdkHeaders } from '../sdk-headers';
import { memberName } from './input';

/** clients/typescript/src/generated/operations.ts: what the runtime knows of the operations, and their types. */
export function emitTable(contract: Contract): string {
  const { operations, version } = contract;
  return `${banner}import type { AnswerOf } from '../answer.js';
import type { Operation } from '../operation.js';
import type { operations as contract } from './types.js';

/** By which the SDK says who it is. */
export const sdkHeaders = ${inline({ [sdkHeaders.version.toLowerCase()]: `typescript/${version}` })};

/** The header that counts the retries, from the first one on. */
export const retriesHeader = ${literal(sdkHeaders.retries.toLowerCase())};

${shapesOf(contract)}export const operations = {
${operations.map(row).join('')}} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;

/** What each operation answers when it succeeds. */
export interface Answers {
${operations.map((operation) => `  ${operation.id}: ${answer(operation)};\n`).join('')}}

/** The codes of the problems of each operation, by status. */
export interface Problems {
${operations.map((operation) => `  ${operation.id}: {\n${operation.responses.filter(isProblem).map(codes).join('')}  };\n`).join('')}}
`;
}

/** The doc comment of a method: what the operation is and why it can fail. */
export function operationComment(
  { summary, description, responses }: Operation,
  indent: string,
  wrap: (words: string[]) => string,
): string {
  const problems = responses
    .filter(isProblem)
    .flatMap(({ status, codes: each }) => (each.length > 0 ? [[status, ...each.map((code) => `${code},`)]] : []));
  const words = problems.flatMap(([status, first, ...more]) => [`${status} ${first}`, ...more.map(String)]);
  const last = words.pop()?.replace(/,$/, '');
  const thrown = wrap(['@throws ClientError; its problems:', ...words, ...(last === undefined ? [] : [last])]);
  return docComment([summary, description, words.length > 0 || last !== undefined ? thrown : ''], indent);
}

function row({ id, method, path, parameters, responses }: Operation): string {
  const headers = parameters.filter((parameter) => parameter.in === 'header' && parameter.name !== 'If-None-Match');
  const isConditional = parameters.some((parameter) => parameter.in === 'header' && parameter.name === 'If-None-Match');
  const answers = responses.filter(({ status }) => status < 300 || (status === 304 && isConditional));
  return `  ${id}: {
    method: ${literal(method)},
    path: ${literal(path)},
    headers: ${inline(Object.fromEntries(headers.map((header) => [memberName(header), header.name.toLowerCase()])))},
    answers: { ${answers.map(answerShape).join(', ')} },
  },
`;
}

/** A constant for each shape that an operation answers, those of items before those of their lists. */
function shapesOf({ operations, shapes }: Contract): string {
  const records = new Map(shapes.map((shape) => [shape.name, recordOf(shape).filter(({ required, nullable }) => required && !nullable)]));
  const lines = new Map<string, string>();
  const add = (shape: Shape): string => {
    const name = shapeName(shape);
    const required = shape.kind === 'named' ? (records.get(shape.name) ?? []) : [];
    const members = required.map((property) => `${propertyName(property.name)}: ${itemsOf(property.shape)}`);
    if (!lines.has(name)) lines.set(name, `const ${name} = ${members.length === 0 ? '{}' : `{ ${members.join(', ')} }`};\n`);
    return name;
  };
  const itemsOf = (shape: Shape): string | null => (shape.kind === 'list' && shape.items.kind === 'named' ? add(shape.items) : null);
  for (const { responses } of operations) for (const { status, content } of responses) if (status < 300 && content) add(content.shape);
  return [...lines.values()].map((line) => `${line}\n`).join('');
}

function answerShape({ status, content }: Response): string {
  if (status >= 300) return `${status}: undefined`;
  return `${status}: ${content ? shapeName(content.shape) : 'null'}`;
}

const isProblem = ({ status }: Response): boolean => status >= 400;

const codes = ({ status, codes: each }: Response): string =>
  `    ${status}: ${each.map((code) => literal(code)).join(' | ') || 'never'};\n`;

function answer({ id, responses }: Operation): string {
  const success = responses.filter(({ status }) => status < 300);
  return success.map(({ status }) => `AnswerOf<contract[${literal(id)}]['responses'], ${status}>`).join(' | ') || 'never';
}

/** The same name for the same shape. */
function shapeName(shape: Shape): string {
  return `${shape.kind === 'named' ? shape.name : JSON.stringify(shape).replaceAll(/[^A-Za-z0-9]+/g, '_')}Shape`;
}

function inline(values: Record<string, string | null>): string {
  const entries = Object.entries(values).map(([name, value]) => `${/^\d+$/.test(name) ? name : propertyName(name)}: ${literal(value)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
