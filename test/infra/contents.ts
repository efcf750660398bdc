import { build, type Plugin } from 'esbuild';
import type { OperationId } from '../../generated/operations';
import { bundling } from '../../infra/bundle';

/** What a bundle is made of. */
export interface Contents {
  bytes: number;
  /** Bytes of each package of npm, by its name; `''` is this project. */
  packages: Record<string, number>;
}

/**
 * Bundles a handler as it is deployed, and asks esbuild's metafile what is in it.
 * @param more plugins that change what is bundled
 */
export async function contentsOf(operationId: OperationId, more: readonly Plugin[] = []): Promise<Contents> {
  const { plugins = [], ...options } = bundling(`src/handlers/${operationId}.ts`);
  const { metafile } = await build({ ...options, plugins: [...plugins, ...more], outfile: 'index.js', write: false, metafile: true });
  const [output] = Object.values(metafile.outputs);
  const packages: Record<string, number> = {};
  for (const [file, { bytesInOutput }] of Object.entries(output?.inputs ?? {})) {
    const name = packageOf(file);
    if (bytesInOutput > 0) packages[name] = (packages[name] ?? 0) + bytesInOutput;
  }
  return { bytes: output?.bytes ?? 0, packages };
}

/** The innermost package, for one may bring another of its own. */
const packageOf = (file: string): string => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? '';
