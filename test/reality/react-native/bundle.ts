import { build } from 'esbuild';
import { asMetro, notInHermes } from '../../clients/platforms/hermes/bundle';
import { installed, platforms } from '../../clients/platforms/install';
import { sdkName } from '../../clients/platforms/package';

/** The operating systems with their own React Native modules. */
export const systems = ['android', 'ios'] as const;
export type System = (typeof systems)[number];

/** Imports a module that defines globals, as an app does when it starts. */
export const setUp = (module: string): string => `import ${JSON.stringify(installed(`react-native/Libraries/Core/${module}.js`))};\n`;

/**
 * Bundles React Native's network stack, which the script makes global as an app does, and the installed SDK into one script.
 * React Native's Babel preset transforms the script, as Metro does.
 * @param sdk the folder of the installed package
 * @param entry the program that runs after React Native's setup
 * @param globalName the global variable for the exports of the program
 */
export async function bundleFor(system: System, sdk: string, entry: string, globalName?: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: platforms, sourcefile: 'entry.js' },
    bundle: true,
    format: 'iife',
    ...(globalName !== undefined && { globalName }),
    target: 'esnext',
    supported: notInHermes,
    alias: { [sdkName]: sdk },
    resolveExtensions: [`.${system}.js`, '.native.js', '.js', '.ts', '.json'],
    mainFields: ['react-native', 'module', 'main'],
    conditions: ['react-native', 'import'],
    define: { __DEV__: 'false', global: 'globalThis' },
    plugins: [asMetro],
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/** The program that makes fetch, XMLHttpRequest, Blob, FileReader and AbortController global, and exports the SDK. */
export const sdkEntry = `${setUp('setUpGlobals')}${setUp('setUpXHR')}export * from ${JSON.stringify(sdkName)};\n`;
