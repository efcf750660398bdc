import openapiTS, { astToString } from 'openapi-typescript';
import { banner } from './code';
import type { Contract } from '../model';

/** Emits generated/types.ts: the types of requests, responses and problems, as openapi-typescript generates them. */
export async function emitTypes({ document }: Contract): Promise<string> {
  // As text, because openapi-typescript modifies an object that it receives.
  const types = await openapiTS(JSON.stringify(document, withClosedEnums), { defaultNonNullable: false });
  return banner + astToString(types);
}

/** Replaces `x-extensible-enum` by `enum`, so that the service's own code handles every value. */
function withClosedEnums(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('x-extensible-enum' in value)) return value;
  const { 'x-extensible-enum': values, ...schema } = value;
  return { ...schema, enum: values };
}
