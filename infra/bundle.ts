import { resolve } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';

/**
 * What openapi-backend requires but never reaches when it starts from a route and precompiled validators, by module name, with the
 * file that stands in for it. A stand-in keeps what is reached and throws on everything else.
 */
export const standIns: Record<string, string> = {
  ajv: 'unreachable.js',
  'bath-es5': 'unreachable.js',
  cookie: 'unreachable.js',
  'mock-json-schema': 'unreachable.js',
  'openapi-schema-validator': 'unreachable.js',
  qs: 'unreachable.js',
  '@apidevtools/json-schema-ref-parser': 'json-schema-ref-parser.js',
  'dereference-json-schema': 'dereference-json-schema.js',
  lodash: 'lodash.js',
};

/**
 * What the AWS SDK imports but never reaches when its configuration has said everything, by the end of what it imports. For all of
 * it stands stand-ins/aws-sdk.js.
 */
export const sdkStandIns = [
  '@aws-sdk/core/protocols',
  '@aws-sdk/credential-provider-node',
  '@aws-sdk/dynamodb-codec',
  '@aws-sdk/endpoint-cache',
  '/AdaptiveRetryStrategy',
  '/configLoader',
  '/endpointResolver',
  '/getInstanceMetadataRegion',
  '/service-customizations',
  '/Sha256Js',
];

/** Leaves out of a bundle what no request reaches. */
const onlyNeeded: Plugin = {
  name: 'only-needed',
  setup(build) {
    const standIn = (file: string) => ({ path: resolve('infra/stand-ins', file) });
    build.onResolve({ filter: new RegExp(`^(${patternOf(Object.keys(standIns))})$`) }, ({ path, importer }) =>
      /[\\/]openapi-backend[\\/]/.test(importer) ? standIn(standIns[path] ?? '') : undefined,
    );
    build.onResolve({ filter: new RegExp(`(${patternOf(sdkStandIns)})$`) }, ({ importer }) =>
      /[\\/]@(aws-sdk|smithy)[\\/]/.test(importer) ? { ...standIn('aws-sdk.js'), sideEffects: false } : undefined,
    );
    // Its package does not say that its modules do nothing when they are loaded.
    build.onResolve({ filter: /^@aws-sdk\/lib-dynamodb$/ }, async ({ path, importer, kind, resolveDir, pluginData }) => {
      if (pluginData === onlyNeeded) return undefined;
      const found = await build.resolve(path, { importer, kind, resolveDir, pluginData: onlyNeeded });
      return { ...found, sideEffects: false };
    });
  },
};

const patternOf = (names: readonly string[]): string => names.map((name) => name.replaceAll('/', '\\/')).join('|');

/**
 * How a handler becomes the file that Lambda runs. Paths are below the working directory, the root of the project.
 * CommonJS, because in an ESM bundle each built-in module costs milliseconds.
 */
export function bundling(entryPoint: string): BuildOptions {
  return {
    entryPoints: [entryPoint],
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    plugins: [onlyNeeded],
  };
}
