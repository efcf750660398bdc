import type { clientWith } from '../../../clients/typescript/src/client';
import type * as sdk from '../../../clients/typescript/src/index';

type Build = typeof sdk & { build: string; clientWith: typeof clientWith };

declare global {
  /** Set by built-environment.cjs. */
  var builds: Build[];
}

/** The SDK as it was compiled, once for each module system. Only in test files with that environment. */
export const { builds } = globalThis;
