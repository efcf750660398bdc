import { banner } from './banner';
import { docComment } from './comment';
import { literal, propertyName } from './literal';
import type { Contract, NamedShape, Operation, Response, Shape } from './model';
import { recordOf } from './sdk-conversions';
import { sdkHeaders } from './sdk-headers';
import { memberName } from './sdk-typescript-input';

/** clients/typescript/src/generated/operations.ts: what the runtime knows of the operations, and their types. */
export function emitTable(contract: Contract): string {
  const { operations, version } = contract;
  const headers = Object.fromEntries(Object.entries(sdkHeaders).map(([name, header]) => [name, header.toLowerCase()]));
  return `${banner}import type { AnswerOf } from '../answer.js';
import type { Members, Operation } from '../operation.js';
import type { operations as contract } from './types.js';

/** The headers by which the SDK says who it is and, from the first retry on, counts the retries. */
export const sdkHeaders = ${inline(headers)} as const;

export const sdkVersion = ${literal(`typescript/${version}`)};

export const operations = {
${operations.map(row).join('')}} as const satisfies Record<string, Operation>;

/** What an answer must have to be one of the API's: the required members of each shape. */
export const members: Members = {
${membersOf(contract)}};

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
    answers: ${inline(Object.fromEntries(answers.map((response) => [response.status, shapeName(response)])))},
  },
`;
}

/** A line for each record that an operation answers, and for the items of its lists. */
function membersOf({ operations, shapes }: Contract): string {
  const answered = operations.flatMap(({ responses }) => responses.flatMap(({ status, content }) => (status < 300 && content ? [content.shape] : [])));
  const records = shapes.filter((shape) => recordOf(shape).length > 0);
  const required = (shape: NamedShape) => recordOf(shape).filter((property) => property.required && !property.nullable);
  const named = (shape: Shape) => records.find(({ name }) => shape.kind === 'named' && shape.name === name);
  const itemOf = (shape: Shape) => (shape.kind === 'list' ? named(shape.items) : undefined);
  const tops = answered.flatMap((shape) => named(shape) ?? []);
  const items = tops.flatMap((shape) => required(shape).flatMap((property) => itemOf(property.shape) ?? []));
  const lines = [...new Set([...tops, ...items])].map((shape) => {
    const entries = required(shape).map((property) => [property.name, itemOf(property.shape)?.name ?? '']);
    return `  ${shape.name}: ${inline(Object.fromEntries(entries))},\n`;
  });
  return lines.join('');
}

const isProblem = ({ status }: Response): boolean => status >= 400;

const codes = ({ status, codes: each }: Response): string =>
  `    ${status}: ${each.map((code) => literal(code)).join(' | ') || 'never'};\n`;

function answer({ id, responses }: Operation): string {
  const success = responses.filter(({ status }) => status < 300);
  return success.map(({ status }) => `AnswerOf<contract[${literal(id)}]['responses'], ${status}>`).join(' | ') || 'never';
}

/** The same text for the same shape. */
function shapeName({ content }: Response): string | null {
  if (!content) return null;
  return content.shape.kind === 'named' ? content.shape.name : JSON.stringify(content.shape);
}

function inline(values: Record<string, string | null>): string {
  const entries = Object.entries(values).map(([name, value]) => `${/^\d+$/.test(name) ? name : propertyName(name)}: ${literal(value)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
