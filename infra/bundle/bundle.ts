import type { BuildOptions } from 'esbuild';
import type { OperationId } from '../../generated/operations';
import { type DynamodbProtocol, schemaNamesOnly, sdkProtocol } from './dynamodb-protocol';
import { entryOf } from './entry';
import { nodeVersion } from './node-version';
import { openapiBackend, sdkWithoutProtocol, sdkWithProtocol, stubbing } from './stubs';

/** How a bundle differs from the default. */
export interface BundleOptions {
  /** Default: own. */
  readonly dynamodbProtocol?: DynamodbProtocol;
}

/**
 * Returns esbuild's options for the function of an operation. Paths are relative to the working directory, the root of the project. The
 * format is CommonJS, because in an ES module each import of a built-in module costs milliseconds.
 */
export function bundling(operationId: OperationId, { dynamodbProtocol = 'own' }: BundleOptions = {}): BuildOptions {
  const protocol = dynamodbProtocol === 'own' ? [stubbing(sdkWithoutProtocol), schemaNamesOnly] : [stubbing(sdkWithProtocol), sdkProtocol];
  return {
    stdin: { contents: entryOf(operationId), resolveDir: process.cwd(), sourcefile: `${operationId}.ts`, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: `node${nodeVersion}`,
    mainFields: ['module', 'main'],
    plugins: [stubbing(openapiBackend), ...protocol],
  };
}
