import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import type { OperationId } from '../../generated/operations';
import { entryOf } from './entry';

/**
 * What the router and the validator of openapi-backend require but never reach with a request that is parsed and validators that are
 * compiled, by module name, with the file that stands in for it. A stand-in keeps what is reached and throws on everything else.
 */
export const standIns: Record<string, string> = {
  './backend': 'unreachable.js',
  ajv: 'unreachable.js',
  'bath-es5': 'unreachable.js',
  cookie: 'unreachable.js',
  lodash: 'lodash.js',
  qs: 'unreachable.js',
};

/**
 * What the AWS SDK imports but never reaches when its configuration has said everything, or what Node.js has too, by the end of what
 * it imports, with the file that stands in for it. What it imports only when it is reached would have the rest wrapped: unreachable.js.
 */
export const sdkStandIns: Record<string, string> = {
  '@aws-sdk/core/protocols': 'aws-sdk.js',
  '@aws-sdk/credential-provider-node': 'aws-sdk.js',
  '@aws-sdk/dynamodb-codec': 'aws-sdk.js',
  '@aws-sdk/endpoint-cache': 'aws-sdk.js',
  '@smithy/core/event-streams': 'unreachable.js',
  '/AdaptiveRetryStrategy': 'aws-sdk.js',
  '/configLoader': 'aws-sdk.js',
  '/endpointResolver': 'aws-sdk.js',
  '/getInstanceMetadataRegion': 'aws-sdk.js',
  '/HeaderFormatter': 'aws-sdk.js',
  '/hex-encoding': 'aws-sdk-on-node.js',
  '/package.json': 'empty.json',
  '/partitions': 'aws-sdk.js',
  '/schemaLogFilter': 'aws-sdk.js',
  '/service-customizations': 'aws-sdk.js',
  '/Sha256Js': 'aws-sdk.js',
  '/util-user-agent-node/defaultUserAgent': 'aws-sdk.js',
  '/uuid/v4': 'aws-sdk-on-node.js',
};

/** Modules of the AWS SDK of which src/dynamodb/client/protocol.ts reads no more than the names that they export. */
export const sdkNamesOnly = ['/date-utils', '/NormalizedSchema', '/parse-utils', '/schemas_0'];

/** Leaves out of a bundle what no request reaches. */
const onlyNeeded: Plugin = {
  name: 'only-needed',
  setup(build) {
    const standIn = (file: string) => ({ path: resolve('infra/bundle/stubs', file) });
    build.onResolve({ filter: new RegExp(`^(${patternOf(Object.keys(standIns))})$`) }, ({ path, importer }) =>
      /[\\/]openapi-backend[\\/]/.test(importer) ? standIn(standIns[path] ?? '') : undefined,
    );
    build.onResolve({ filter: new RegExp(`(${patternOf(Object.keys(sdkStandIns))})$`) }, ({ path, importer }) => {
      const [, file] = Object.entries(sdkStandIns).find(([end]) => path.endsWith(end)) ?? [];
      return file && /[\\/]@(aws-sdk|smithy)[\\/]/.test(importer) ? { ...standIn(file), sideEffects: false } : undefined;
    });
    build.onLoad({ filter: new RegExp(`@(aws-sdk|smithy)\\b.*(${patternOf(sdkNamesOnly)})\\.js$`) }, async ({ path }) => ({
      contents: namesIn(await readFile(path, 'utf8')),
    }));
    // Its package does not say that its modules do nothing when they are loaded.
    build.onResolve({ filter: /^@aws-sdk\/lib-dynamodb$/ }, async ({ path, importer, kind, resolveDir, pluginData }) => {
      if (pluginData === onlyNeeded) return undefined;
      const found = await build.resolve(path, { importer, kind, resolveDir, pluginData: onlyNeeded });
      return { ...found, sideEffects: false };
    });
  },
};

/** What the module exports, each as a schema that has its name and nothing else. */
const namesIn = (module: string): string =>
  [...module.matchAll(/^export (?:var|const|class|function) ((\w+?)\$?)\W/gm)]
    .map(([, name, shape]) => `export const ${name} = [0, '', '${shape}'];`)
    .join('\n');

const patternOf = (names: readonly string[]): string => names.map((name) => name.replaceAll('/', '[\\\\/]')).join('|');

/**
 * Returns esbuild's options for the function of an operation. Paths are relative to the working directory, the root of the project. The
 * format is CommonJS, because in an ES module each import of a built-in module costs milliseconds.
 * @param entry the module that exports `handler`
 */
export function bundling(operationId: OperationId, entry = entryOf(operationId)): BuildOptions {
  return {
    stdin: { contents: entry, resolveDir: process.cwd(), sourcefile: `${operationId}.ts`, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    plugins: [onlyNeeded],
  };
}
