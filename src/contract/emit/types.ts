import openapiTS, { astToString } from 'openapi-typescript';
import { banner } from './banner';
import type { Contract } from '../model';

/** generated/types.ts: the types of requests, responses and problems. */
export async function emitTypes({ document }: Contract): Promise<string> {
  // As text, because openapi-typescript writes into an object that it is given.
  const types = await openapiTS(JSON.stringify(document, withValues), { defaultNonNullable: false });
  return banner + astToString(types);
}

/** An extensible enum is a union like a closed one: our own code must know every value that it can meet. */
function withValues(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('x-extensible-enum' in value)) return value;
  const { 'x-extensible-enum': values, ...schema } = value;
  return { ...schema, enum: values };
}
