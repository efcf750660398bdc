import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: Json;
}

/** What one client does: README.md in this folder describes the format. Times are in seconds. */
export interface Vector {
  readonly name: string;
  readonly client?: ClientSettings;
  readonly steps: readonly Step[];
  /** Language → why its SDK cannot express this vector. */
  readonly except?: Readonly<Record<string, string>>;
}

export interface ClientSettings extends Limits {
  readonly baseUrl?: string;
  /** Whether the client has a token provider. */
  readonly token?: boolean;
  readonly cacheSize?: number;
  /** The random number of every wait: 0 up to, but not including, 1. */
  readonly random?: number;
}

export interface Limits {
  readonly retries?: number;
  readonly attemptTimeout?: number;
  readonly totalTimeout?: number;
}

/** One thing that the app does, or that the client does and the vector waits for. */
export type Step =
  | CallStep
  | RequestStep
  | { readonly respond: string; readonly response: ResponseScript }
  | TokenStep
  | { readonly provide: string; readonly token: TokenScript }
  | { readonly pass: number }
  | { readonly cancel: string }
  | { readonly reset: true }
  | { readonly pause: true }
  | { readonly repeat: number; readonly steps: readonly Step[] }
  | { readonly result: ExpectedResult; readonly of?: string }
  | { readonly error: ExpectedError; readonly of?: string }
  | { readonly events: readonly Json[] }
  | ConvertStep;

export interface CallStep {
  /** The operationId, or the name of another method of the client. */
  readonly call: string;
  readonly as?: string;
  readonly input?: JsonObject;
  readonly options?: CallSettings;
}

export interface CallSettings extends Limits {
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RequestStep {
  readonly request: ExpectedRequest;
  readonly as?: string;
  readonly response?: ResponseScript;
}

export interface ExpectedRequest {
  readonly method: string;
  readonly url: string;
  /** All headers except those that each request has. Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
}

/** `lost` when the connection is lost before a response. */
export type ResponseScript = 'lost' | ScriptedResponse;

export interface ScriptedResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body?: Json;
  /** A body that is not JSON, instead of `body`. */
  readonly text?: string;
}

export interface TokenStep {
  readonly tokenRequest: { readonly stale: string | null };
  readonly as?: string;
  readonly token?: TokenScript;
}

/** The token, or `{ "error": true }` when the provider fails. */
export type TokenScript = string | { readonly error: true };

export interface ExpectedResult {
  readonly status?: number;
  /** Headers that the response must have. Others are not compared. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Absent for a response without content. */
  readonly value?: Json;
  /** Whether an SDK may return members that `value` does not have, because the contract does not declare them. */
  readonly undeclaredMembers?: true;
}

export interface ExpectedError {
  readonly kind: string;
  readonly attempts?: number;
  readonly status?: number;
  readonly code?: string;
  readonly requestId?: string;
  readonly retryAfter?: number;
  readonly problem?: Json;
  /** The invalid argument of an error with the kind `argument`. */
  readonly parameter?: string;
}

/** A helper that makes a request body from a profile. */
export interface ConvertStep {
  readonly convert: string;
  readonly from: JsonObject;
  readonly to?: JsonObject;
  readonly gives: Json;
}

/** The default of `client.baseUrl`. */
export const defaultBaseUrl = 'https://api.example.com/v1';

/** The id of a call, a request or a token request that a vector does not name. */
export const onlyOne = '';

interface VectorFile {
  readonly definitions?: JsonObject;
  readonly vectors: Json;
}

/** A file with its vectors. */
export interface VectorSet {
  /** The path of the file below this folder, without `.json`. */
  readonly file: string;
  readonly vectors: readonly Vector[];
}

/** Reads all vectors. */
export function readVectors(): VectorSet[] {
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  return files
    .toSorted()
    .map((file) => ({ file: file.replace(/\.json$/, ''), vectors: vectorsIn(readFileSync(join(__dirname, file), 'utf8')) }));
}

function vectorsIn(text: string): readonly Vector[] {
  const { definitions = {}, vectors } = JSON.parse(text) as VectorFile;
  // The tests of the format prove that each file has it.
  return resolved(vectors, definitions) as unknown as readonly Vector[];
}

/** Replaces each object with a member `$use` by the definition of that name, with the other members of the object. */
export function resolved(value: Json, definitions: JsonObject): Json {
  if (Array.isArray(value)) return value.map((item: Json) => resolved(item, definitions));
  if (!isObject(value)) return value;
  const { $use: name, ...members } = value;
  const own = Object.fromEntries(Object.entries(members).map(([key, member]) => [key, resolved(member, definitions)]));
  if (typeof name !== 'string') return own;
  const definition = definitions[name];
  if (definition === undefined) throw new Error(`There is no definition "${name}".`);
  const base = resolved(definition, definitions);
  return isObject(base) ? { ...base, ...own } : base;
}

export const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
