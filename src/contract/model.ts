import type { Document } from 'openapi-backend';

/** What the emitters know of the contract. They never see YAML. */
export interface Contract {
  title: string;
  version: string;
  /** The name of the one security scheme, a bearer token. */
  bearer: string;
  operations: Operation[];
  problems: Problem[];
  /** The whole document, for the two libraries that want it: openapi-typescript and openapi-backend. */
  document: Document;
}

export interface Operation {
  id: string;
  method: Method;
  path: string;
  /** Who may call it. */
  access: Caller[];
  parameters: Parameter[];
  body: RequestBody | undefined;
  responses: Response[];
  /** Structure and rules of the JSON that success answers, references resolved, without descriptions and examples. */
  success: unknown;
}

/** The methods that API Gateway knows, OPTIONS aside, in the order in which Access-Control-Allow-Methods lists them. */
export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof methods)[number];

export const callers = ['self', 'administrator'] as const;
export type Caller = (typeof callers)[number];

export const parameterTypes = ['string', 'integer', 'number', 'boolean'] as const;
export type ParameterType = (typeof parameterTypes)[number];

export const locations = ['path', 'query', 'header', 'cookie'] as const;

export interface Parameter {
  name: string;
  in: (typeof locations)[number];
  type: ParameterType;
}

export interface RequestBody {
  required: boolean;
  /** Name of the schema in components.schemas. */
  name: string;
  schema: Schema;
}

export interface Response {
  status: number;
  description: string;
  headers: string[];
}

/** The structure of JSON, without the rules for single values. */
export interface Schema {
  /** Absent when several types are legal. */
  type?: SchemaType;
  required: string[];
  properties: Record<string, Schema>;
  /** Whether properties without a name here are legal, or the structure of them. */
  additional: boolean | Schema;
  items?: Schema;
}

export const schemaTypes = ['object', 'array', 'string', 'integer', 'number', 'boolean'] as const;
export type SchemaType = (typeof schemaTypes)[number];

/** A problem document (RFC 9457) as the example in components.responses says it. */
export interface Problem {
  code: string;
  type: string;
  title: string;
  status: number;
  detail: string;
  /** The headers that come with it, each with the value of its example. */
  headers: Record<string, string>;
}
