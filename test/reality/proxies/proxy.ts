import { type DebianProgram, missingProgram } from '../debian';
import type { Options } from '../options';
import type { Part } from '../part';
import { proxyChecks } from './checks';

/** A proxy that compresses the answers of the API. */
export interface CompressingProxy extends DebianProgram {
  readonly name: string;
  /** The content codings that it applies, and the form that it gives to an ETag of the API with each. */
  readonly codings: Readonly<Record<string, RegExp>>;
  /** Starts the proxy before the API until the part ends. @returns its URL */
  start(folder: string, target: string): Promise<string>;
}

export const proxyPart = (proxy: CompressingProxy, options: Options): Part => ({
  name: proxy.name,
  missing: () => missingProgram(proxy, options),
  checks: (folder) => proxyChecks(proxy, folder),
});
