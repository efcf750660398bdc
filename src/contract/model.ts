import type { Document } from 'openapi-backend';

/**
 * The contract as the emitters see it: `read/` builds it from openapi.yaml, each file of `emit/` turns it into one output.
 * All references are resolved, and everything in it can be expressed by API Gateway and both SDKs. Emitters never see YAML.
 */
export interface Contract {
  /** `info.title`, the name of the API. */
  title: string;
  /** `info.version`, the version of the API and of the SDKs. */
  version: string;
  /** The first paragraph of `info.description`. Empty if there is none. */
  summary: string;
  /** The name of the only security scheme, a bearer token. */
  bearer: string;
  /** In the order of openapi.yaml. */
  operations: Operation[];
  /** One for each value of `ProblemCode`, in its order. */
  problems: Problem[];
  /** The types of the SDKs: all named types that requests and responses use. Each follows the types that it refers to. */
  namedTypes: NamedType[];
  /** The whole document, for openapi-typescript and openapi-backend, which read OpenAPI themselves. */
  document: Document;
}

/** One method of one path. */
export interface Operation {
  /** The operationId. The handler, the Lambda function and the methods of the SDKs are named after it. */
  id: string;
  method: Method;
  /** The path template, such as `/users/{userId}`. */
  path: string;
  location: SourceLocation;
  /** One line for humans. Empty if the contract has none. */
  summary: string;
  /** Markdown. Empty if the contract has none. */
  description: string;
  /** The allowed callers, from `x-access`. At least one. */
  access: Caller[];
  /** The parameters of the operation and of its path. */
  parameters: Parameter[];
  body: RequestBody | undefined;
  responses: Response[];
  /** The schema of the JSON in the first 2xx response, with references resolved and without descriptions and examples. */
  success: unknown;
  pagination: Pagination | undefined;
}

/** A location in openapi.yaml. An emitter uses it to report what it cannot express there. */
export interface SourceLocation {
  /**
   * Returns the error to throw.
   * @param problem what is wrong, without a full stop
   * @param repair what the author of the contract has to do, without a full stop
   */
  error(problem: string, repair: string): Error;
}

/** How a client requests all pages, from `x-pagination`. */
export interface Pagination {
  /** The query parameter for the cursor. */
  cursor: string;
  /** The response property with the cursor of the next page. Absent on the last page. */
  next: string;
  /** The response property with the items. */
  items: string;
}

/** The methods that API Gateway supports, without OPTIONS, in the order in which Access-Control-Allow-Methods lists them. */
export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof methods)[number];

/** The values of `x-access`: users for their own profile, and administrators. */
export const callers = ['self', 'administrator'] as const;
export type Caller = (typeof callers)[number];

export const parameterTypes = ['string', 'integer', 'number', 'boolean'] as const;
export type ParameterType = (typeof parameterTypes)[number];

/** Where a request contains a parameter. */
export const locations = ['path', 'query', 'header', 'cookie'] as const;

export interface Parameter {
  name: string;
  in: (typeof locations)[number];
  type: ParameterType;
  required: boolean;
  /** Empty if the contract has none. */
  description: string;
  schemaType: SchemaType;
  /** Whether it contains personal data, from `x-personal-data`. */
  personal: boolean;
  location: SourceLocation;
}

/** The media types of request bodies: JSON, and JSON Merge Patch (RFC 7396) for PATCH. */
export type MediaType = 'application/json' | 'application/merge-patch+json';

/** The media type of the body of a PATCH, and of no other body. */
export const mergePatch: MediaType = 'application/merge-patch+json';

/** A JSON request body. */
export interface RequestBody {
  mediaType: MediaType;
  required: boolean;
  /** The name of its schema in components.schemas. */
  name: string;
  isObject: boolean;
  location: SourceLocation;
}

export interface Response {
  status: number;
  description: string;
  /** The names of the declared headers. */
  headers: string[];
  /** The media type and its schema. Absent if the response has no content. */
  content?: { type: string; schemaType: SchemaType };
  /** The problem codes that this status can have. */
  codes: string[];
}

/** A problem document (RFC 9457), from its example in components.responses. */
export interface Problem {
  code: string;
  type: string;
  title: string;
  status: number;
  detail: string;
  /** The headers of the response, each with the value of its example. */
  headers: Record<string, string>;
}

/** The type of a JSON value in a typed language. It omits rules for single values, such as lengths and patterns. */
export type SchemaType =
  | { kind: 'text'; format?: string }
  | { kind: 'integer'; bits: 32 | 64 }
  | { kind: 'number' }
  | { kind: 'boolean' }
  | { kind: 'list'; items: SchemaType }
  /** `nullable`: whether a value can be `null`. */
  | { kind: 'map'; values: SchemaType; nullable: boolean }
  /** A reference to one of {@link Contract.namedTypes}. */
  | { kind: 'named'; name: string };

/** What a named type is: an enum (`choice`), an object (`record`), or another name for a type. */
export type Definition = SchemaType | { kind: 'choice'; values: string[] } | { kind: 'record'; properties: Property[] };

/** A schema of components.schemas, or an inline object or enum, which is named after its location. */
export interface NamedType {
  name: string;
  /** Empty if the contract has none. */
  description: string;
  definition: Definition;
  /** Whether it is a schema of components.schemas. */
  isComponent: boolean;
  location: SourceLocation;
}

/** A property of an object. */
export interface Property {
  name: string;
  /** Empty if the contract has none. */
  description: string;
  schemaType: SchemaType;
  required: boolean;
  /** Whether the value can be `null`. */
  nullable: boolean;
  /** Whether it contains personal data, from `x-personal-data`. */
  personal: boolean;
  location: SourceLocation;
}
