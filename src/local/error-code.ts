import { types } from 'node:util';

/** The code of an error of Node.js, such as ENOENT (Node.js, "Errors: error.code"). Errors of another realm, as under jest, count too. */
export const codeOf = (error: unknown): string | undefined =>
  types.isNativeError(error) && 'code' in error ? String(error.code) : undefined;
