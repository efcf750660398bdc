import { build } from 'esbuild';
import { join, resolve } from 'node:path';
import { sdkName, type SdkPackage } from '../../clients/platforms/package';

/** An app that contains both builds of the SDK, as happens when one of its dependencies uses require. */
const program = `
  import * as sdk from ${JSON.stringify(sdkName)};
  import { pageFunctions } from './page';
  globalThis.page = pageFunctions(sdk, require(${JSON.stringify(sdkName)}));
`;

/** Bundles the app and the packed SDK into one script for the browser. */
export async function appScript({ app }: SdkPackage): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: resolve('test/reality/chromium') },
    nodePaths: [join(app, 'node_modules')],
    // Ignores the paths of the project's tsconfig.json, which lead to the sources of the SDK.
    tsconfigRaw: {},
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
