import { cpSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runNode } from './platforms/command';
import { sdkName } from './platforms/package';

const source = resolve(__dirname, '../../clients/typescript');
const compiler = require.resolve('typescript/bin/tsc');

/** Creates an app with the SDK compiled from its sources. Returns its folder. The dist of the SDK is unchanged. */
export async function sdkApp(): Promise<string> {
  const app = realpathSync(mkdtempSync(join(tmpdir(), 'sdk-app-')));
  const installed = installedIn(app);
  mkdirSync(installed, { recursive: true });
  writeFileSync(join(app, 'package.json'), '{ "private": true, "type": "module" }\n');
  cpSync(join(source, 'package.json'), join(installed, 'package.json'));
  await runNode([compiler, '-p', join(source, 'tsconfig.esm.json'), '--outDir', join(installed, 'dist/esm')], app);
  return app;
}

/** Returns the folder of the SDK in an app. */
export const installedIn = (app: string): string => join(app, 'node_modules', sdkName);
