import { type DebianProgram, missingProgram } from '../debian';
import type { Options } from '../options';
import type { Part } from '../part';
import { proxyChecks } from './checks';

/** A proxy that compresses the responses of the API. */
export interface CompressingProxy extends DebianProgram {
  readonly name: string;
  /** The content codings that the proxy uses, each with the format of an ETag that the proxy has changed. */
  readonly codings: Readonly<Record<string, RegExp>>;
  /** Starts the proxy in front of the API. It is stopped when the part ends. @returns its URL */
  start(folder: string, target: string): Promise<string>;
}

export const proxyPart = (proxy: CompressingProxy, options: Options): Part => ({
  name: proxy.name,
  missing: () => missingProgram(proxy, options),
  checks: (folder) => proxyChecks(proxy, folder),
});
