import { resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** Who implements the protocol of DynamoDB in a bundle: src/dynamodb/client/protocol.ts or the AWS SDK. */
export type DynamodbProtocol = 'own' | 'sdk';

/**
 * Replaces the schemas of the AWS SDK by their names: src/dynamodb/client/protocol.ts reads only their names. This saves 15 kB, 8 % of
 * the bundle, in addition to what the stubs of the protocol save. It is wrong when the SDK reads more of a schema: then the functions in
 * test/infra/bundle return 500.
 */
export const schemaNamesOnly: Plugin = {
  name: 'schema-names-only',
  setup(build) {
    build.onLoad({ filter: /[\\/]@aws-sdk[\\/]client-dynamodb[\\/].*[\\/]schemas_0\.js$/ }, async ({ path }) => {
      const { metafile } = await build.esbuild.build({
        entryPoints: [path],
        format: 'esm',
        outfile: 'schemas.js',
        write: false,
        metafile: true,
      });
      const names = Object.values(metafile.outputs).flatMap(({ exports }) => exports);
      return { contents: names.map((name) => `export const ${name} = [0, '', '${name.replace(/\$$/, '')}'];`).join('\n') };
    });
  },
};

/** Uses the protocol of the AWS SDK in place of src/dynamodb/client/protocol.ts. */
export const sdkProtocol: Plugin = {
  name: 'sdk-protocol',
  setup(build) {
    build.onResolve({ filter: /^\.\/protocol$/ }, ({ importer }) =>
      /[\\/]src[\\/]dynamodb[\\/]client[\\/]client\.ts$/.test(importer)
        ? { path: resolve('infra/bundle/stubs/sdk-protocol.js') }
        : undefined,
    );
  },
};
