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

export interface DeclaredResponse {
  headers: Record<string, { required: boolean; schema: object }>;
  content?: Record<string, Media>;
}

export interface Operation {
  operationId: string;
  method: string;
  path: string;
  parameters: Parameter[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, DeclaredResponse>;
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

/** Returns a copy with every reference replaced by its target. The contract has no cycles. */
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

/** The operations of openapi.yaml, read without the code generator, so that tests can compare its output with them. */
export const operations: readonly Operation[] = readOperations();
