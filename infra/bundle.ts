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

const onlyNeeded: Plugin = {
  name: 'only-needed',
  setup(build) {
    const names = Object.keys(standIns).map((name) => name.replaceAll('/', '\\/'));
    build.onResolve({ filter: new RegExp(`^(${names.join('|')})$`) }, ({ path, importer }) =>
      /[\\/]openapi-backend[\\/]/.test(importer) ? { path: resolve('infra/stand-ins', standIns[path] ?? '') } : undefined,
    );
  },
};

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
