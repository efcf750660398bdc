import { resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** A library and the modules of it that a bundle replaces by stubs. */
export interface StubbedLibrary {
  /** The import that shows that a bundle contains the library. */
  entry: string;
  /** Matches the files that import the replaced modules. */
  importers: RegExp;
  /** Files in infra/bundle/stubs, by the name of a module or the end of its path. */
  stubs: Readonly<Record<string, string>>;
}

/**
 * Modules that the router and the validator of openapi-backend import and never use, because requests are already parsed and validators
 * already generated. An entry is wrong when openapi-backend uses more of the module: then test/infra/bundle/bundle.test.ts gets a 500 with
 * "a bundle has no …" in the log. The sizes are those that the bundle of getUser would grow by.
 */
export const openapiBackend: StubbedLibrary = {
  entry: 'openapi-backend',
  importers: /[\\/]openapi-backend[\\/]/,
  stubs: {
    // Saves 362 kB: the dispatcher, with the readers of OpenAPI documents.
    './backend': 'unreachable.js',
    // Saves 124 kB: the compiler of schemas.
    ajv: 'unreachable.js',
    // Saves 73 kB. The stub implements the functions that run, for plain objects and arrays; other functions are undefined and throw.
    lodash: 'lodash.js',
    // Saves 55 kB: the parser of query strings.
    qs: 'unreachable.js',
  },
};

/**
 * Modules that the AWS SDK imports and never uses, because src/dynamodb/client/client.ts sets every option. An entry is wrong when the SDK
 * uses the module after all: then the functions that run against real HTTP servers in test/infra/bundle log "a bundle has no …".
 */
const sdkStubs: Readonly<Record<string, string>> = {
  // Saves 133 kB: the client has fixed credentials.
  '@aws-sdk/credential-provider-node': 'aws-sdk.js',
  // Saves 7.6 kB and two packages of its own: a client with a fixed endpoint discovers no other endpoints.
  '@aws-sdk/endpoint-cache': 'aws-sdk.js',
  // Saves 1.3 ms: the client sends and receives no event streams. The SDK imports this module dynamically, and esbuild would wrap the rest of the SDK for it; therefore the stub is unreachable.js.
  '@smithy/core/event-streams': 'unreachable.js',
  // Saves 4.5 ms: the client has every setting that this module looks for in environment variables and files.
  '/configLoader': 'aws-sdk.js',
  // Saves 11 kB, 6 % of the bundle: the client has a fixed endpoint.
  '/endpointResolver': 'aws-sdk.js',
  // Saves 1.7 ms of getUser's init: the client has a fixed user agent.
  '/util-user-agent-node/defaultUserAgent': 'aws-sdk.js',
  // Saves 1.2 ms: Node.js has crypto.randomUUID. The stub is tested against the format of a UUID.
  '/uuid/v4': 'uuid.js',
};

/**
 * Modules that the AWS SDK needs for its own protocol and not for the one of src/dynamodb/client/protocol.ts. Together with the module of
 * schemas (see dynamodb-protocol.ts) they save 49 kB, 27 % of the bundle. An entry is wrong when the SDK asks for a schema of its own: then
 * the same tests log "a bundle has no …".
 */
const protocolStubs: Readonly<Record<string, string>> = {
  '@aws-sdk/core/protocols': 'aws-sdk.js',
  '@aws-sdk/dynamodb-codec': 'aws-sdk.js',
  '/schemaLogFilter': 'aws-sdk.js',
};

const sdk = { entry: '@aws-sdk/client-dynamodb', importers: /[\\/]@(aws-sdk|smithy)[\\/]/ };

/** The AWS SDK with its own protocol. */
export const sdkWithProtocol: StubbedLibrary = { ...sdk, stubs: sdkStubs };

/** The AWS SDK with the protocol of src/dynamodb/client/protocol.ts. */
export const sdkWithoutProtocol: StubbedLibrary = { ...sdk, stubs: { ...sdkStubs, ...protocolStubs } };

/**
 * Returns a plugin that replaces modules of a library by stubs. The build fails when the bundle contains the library and a stub replaces
 * nothing, because a new version of the library may have renamed the module.
 */
export const stubbing = ({ entry, importers, stubs }: StubbedLibrary): Plugin => ({
  name: `stubs of ${entry}`,
  setup(build) {
    const unused = new Set(Object.keys(stubs));
    let isBundled = false;
    build.onResolve({ filter: new RegExp(`^${entry}(/|$)`) }, () => {
      isBundled = true;
      return undefined;
    });
    build.onResolve({ filter: patternOf(Object.keys(stubs)) }, ({ path, importer }) => {
      const [module, file] = Object.entries(stubs).find(([name]) => isNamed(path, name)) ?? [];
      if (module === undefined || file === undefined || !importers.test(importer)) return undefined;
      unused.delete(module);
      return { path: resolve('infra/bundle/stubs', file), sideEffects: false };
    });
    build.onEnd(() => ({ errors: isBundled ? [...unused].map((module) => ({ text: unusedStub(entry, module) })) : [] }));
  },
});

const isNamed = (path: string, name: string): boolean => (name.startsWith('/') ? path.endsWith(name) : path === name);

const patternOf = (names: readonly string[]): RegExp =>
  new RegExp(names.map((name) => `${name.startsWith('/') ? '' : '^'}${name.replaceAll('.', String.raw`\.`)}$`).join('|'));

const unusedStub = (entry: string, module: string): string =>
  `${entry} no longer imports "${module}", which infra/bundle/stubs.ts replaces by a stub. Correct the name or remove the stub.`;
