import type { clientWith } from '../../../clients/typescript/src/client';
import type * as sdk from '../../../clients/typescript/src/index';

export type Build = typeof sdk & { build: string; clientWith: typeof clientWith };

declare global {
  /** Set by built-environment.cjs. */
  var builds: Build[];
}

/** The compiled SDK, once for each module system. Available only in test files with the environment built-environment.cjs. */
export const { builds } = globalThis;
