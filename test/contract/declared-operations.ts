import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  example: string | number;
}

interface Media {
  schema: object;
  examples: Record<string, { value: unknown }>;
}

export interface Answer {
  headers: Record<string, { required: boolean; schema: object }>;
  content?: Record<string, Media>;
}

export interface Operation {
  operationId: string;
  method: string;
  path: string;
  parameters: Parameter[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, Answer>;
}

interface Contract {
  paths: Record<string, Record<string, Operation> & { parameters?: Parameter[] }>;
}

const document: unknown = parse(readFileSync(join(__dirname, '../../openapi.yaml'), 'utf8'));

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function lookUp(ref: string): unknown {
  return ref
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (isRecord(node) ? node[key] : undefined), document);
}

/** A copy with every reference replaced by what it refers to; the contract has no cycles. */
function inline(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(inline);
  if (!isRecord(node)) return node;
  if (typeof node['$ref'] === 'string') return inline(lookUp(node['$ref']));
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, inline(value)]));
}

function readOperations(): Operation[] {
  const { paths }: Contract = JSON.parse(JSON.stringify(inline(document)));
  return Object.entries(paths).flatMap(([path, { parameters: shared = [], ...methods }]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
      parameters: [...shared, ...(operation.parameters ?? [])],
    })),
  );
}

/** The operations of openapi.yaml as they are written there, without what the build makes of them. */
export const operations: readonly Operation[] = readOperations();
