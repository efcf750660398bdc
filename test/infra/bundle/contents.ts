import { build, type Plugin } from 'esbuild';
import type { OperationId } from '../../../generated/operations';
import { bundling } from '../../../infra/bundle/bundle';

/** The contents of a bundle. */
export interface Contents {
  bytes: number;
  /** Bytes of each npm package by name; `''` is this project. */
  packages: Record<string, number>;
  /** Operations of DynamoDB under the names of the document client. */
  commands: string[];
}

/**
 * Bundles a handler like a deployment and reads its contents from the metafile of esbuild.
 * @param more additional plugins
 */
export async function contentsOf(operationId: OperationId, more: readonly Plugin[] = []): Promise<Contents> {
  const { plugins = [], ...options } = bundling(operationId);
  const { metafile } = await build({ ...options, plugins: [...plugins, ...more], outfile: 'index.js', write: false, metafile: true });
  const [output] = Object.values(metafile.outputs);
  const files = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const packages: Record<string, number> = {};
  for (const [file, { bytesInOutput }] of files) packages[packageOf(file)] = (packages[packageOf(file)] ?? 0) + bytesInOutput;
  const commands = files.flatMap(([file]) => command.exec(file)?.slice(1) ?? []);
  return { bytes: output?.bytes ?? 0, packages, commands: commands.toSorted() };
}

const command = /lib-dynamodb\/dist-es\/commands\/(\w+)Command\.js$/;

/** The innermost package: a package can contain others. */
const packageOf = (file: string): string => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? '';
