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

/** Compiles each file with React Native's Babel preset for an engine older than Hermes V1, as Metro does. */
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

/** Features that only Hermes V1 has. esbuild does not use them in its helpers, and it fails if Babel has left one. */
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

/** Bundles the program with the installed SDK and React Native's own AbortController into one script. */
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
