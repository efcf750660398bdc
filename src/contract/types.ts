import openapiTS, { astToString } from 'openapi-typescript';
import { banner } from './banner';
import type { Contract } from './model';

/** generated/types.ts: the types of requests, responses and problems. */
export async function emitTypes({ document }: Contract): Promise<string> {
  // As text, because openapi-typescript writes into an object that it is given.
  const types = await openapiTS(JSON.stringify(document), { defaultNonNullable: false });
  return banner + astToString(types);
}
