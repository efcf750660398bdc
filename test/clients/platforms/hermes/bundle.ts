import { build, type Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installed, platforms } from '../install';
import { sdkName } from '../package';
import type { Api } from '../scenario';

interface Babel {
  transformSync(text: string, options: object): { code: string };
}

/** Turns each file into what React Native's Babel preset makes of it for an engine older than Hermes V1. */
export const asMetro: Plugin = {
  name: 'as-metro',
  setup({ onLoad }) {
    const nested = createRequire(join(platforms, 'package.json'));
    const babel: Babel = nested('@babel/core');
    const preset = [
      nested.resolve('@react-native/babel-preset'),
      { disableImportExportTransform: true, enableBabelRuntime: false, unstable_transformProfile: 'default' },
    ];
    onLoad({ filter: /\.[jt]s$/ }, ({ path }) => {
      const options = { filename: path, babelrc: false, configFile: false, compact: false, presets: [preset] };
      return { contents: babel.transformSync(readFileSync(path, 'utf8'), options).code, loader: 'js' };
    });
  },
};

/** What Hermes has only since V1; the bundler's own helpers do without it, and it refuses what Babel should have taken away. */
export const notInHermes = { class: false, 'const-and-let': false, 'async-await': false, 'async-generator': false, 'for-await': false };

const abortController = installed('react-native/src/private/webapis/dom/abort-api/AbortController.js');

const entry = (api: Api): string => `
  import './environment.ts';
  import { AbortController } from ${JSON.stringify(abortController)};
  import * as sdk from ${JSON.stringify(sdkName)};
  import { live } from './program.ts';
  globalThis.AbortController = AbortController;
  live(sdk, ${JSON.stringify(api)});
`;

/** The program with the SDK that an app has installed and React Native's own AbortController, as one script. */
export async function bundleForHermes(sdk: string, api: Api): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry(api), resolveDir: join(platforms, 'hermes'), sourcefile: 'entry.js' },
    bundle: true,
    format: 'iife',
    target: 'esnext',
    supported: notInHermes,
    alias: { [sdkName]: sdk },
    mainFields: ['react-native', 'module', 'main'],
    conditions: ['react-native', 'import'],
    define: { __DEV__: 'false', global: 'globalThis' },
    plugins: [asMetro],
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
