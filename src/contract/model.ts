import type { Document } from 'openapi-backend';

/** What the emitters know of the contract. They never see YAML. */
export interface Contract {
  title: string;
  version: string;
  /** The first paragraph of its description; empty when there is none. */
  summary: string;
  /** The name of the one security scheme, a bearer token. */
  bearer: string;
  operations: Operation[];
  problems: Problem[];
  /** The types of the SDKs: what operations take and answer, and what that refers to; each is defined before it is used. */
  shapes: NamedShape[];
  /** The whole document, for the two libraries that want it: openapi-typescript and openapi-backend. */
  document: Document;
}

export interface Operation {
  id: string;
  method: Method;
  path: string;
  place: Place;
  /** One line for people; empty when the contract has none. */
  summary: string;
  /** Markdown; empty when the contract has none. */
  description: string;
  /** Who may call it. */
  access: Caller[];
  parameters: Parameter[];
  body: RequestBody | undefined;
  responses: Response[];
  /** Structure and rules of the JSON that success answers, references resolved, without descriptions and examples. */
  success: unknown;
  pagination: Pagination | undefined;
}

/** A place in openapi.yaml, for an emitter that cannot express what stands there. */
export interface Place {
  error(problem: string, repair: string): Error;
}

/** How a walk over pages goes on, as `x-pagination` says it. */
export interface Pagination {
  /** The query parameter that takes the cursor. */
  cursor: string;
  /** The property of the answer that holds the cursor of the next page; absent on the last. */
  next: string;
  /** The property of the answer that holds the items. */
  items: string;
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
  required: boolean;
  description: string;
  shape: Shape;
  /** Whether it tells of a person, as `x-personal-data` says it. */
  personal: boolean;
  place: Place;
}

export interface RequestBody {
  required: boolean;
  /** Name of the schema in components.schemas. */
  name: string;
  isObject: boolean;
  place: Place;
}

export interface Response {
  status: number;
  description: string;
  headers: string[];
  /** Absent when the answer has no content. */
  content?: { type: string; shape: Shape };
  /** The codes of the problems that come with this status. */
  codes: string[];
}

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

/** What a value of JSON is, for languages with types: the rules for single values left out. */
export type Shape =
  | { kind: 'text'; format?: string }
  | { kind: 'integer'; bits: 32 | 64 }
  | { kind: 'number' }
  | { kind: 'boolean' }
  | { kind: 'list'; items: Shape }
  | { kind: 'map'; values: Shape }
  /** One of {@link Contract.shapes}. */
  | { kind: 'named'; name: string };

export type Definition = Shape | { kind: 'choice'; values: string[] } | { kind: 'record'; properties: Property[] };

/** A schema of components.schemas, or an object or enum that stands in place and is named after where it stands. */
export interface NamedShape {
  name: string;
  description: string;
  definition: Definition;
  /** Whether it is a schema of components.schemas. */
  isComponent: boolean;
  place: Place;
}

export interface Property {
  name: string;
  description: string;
  shape: Shape;
  required: boolean;
  /** Whether `null` is legal. */
  nullable: boolean;
  /** Whether it tells of a person, as `x-personal-data` says it. */
  personal: boolean;
  place: Place;
}
