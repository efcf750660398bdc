import { missingMinistack } from '../engines/ministack/start';
import type { Options } from '../options';
import type { Part } from '../part';
import { missingEmulator, startOnEmulator } from './emulator';
import { deployedFunction } from './function';
import { startOnLoop } from './runtime-api';
import { oneEndpointChecks } from './one-endpoint';
import { runtimeChecks } from './runtime-checks';
import { missingRuntimeClient } from './runtime-client';
import { frozenSettingsChecks, settingsChecks } from './settings-checks';

/**
 * Runs a deployed function on AWS's runtime client for Node.js: on a Runtime API of this project, on AWS's emulator, and with the services
 * of ministack.
 */
export const lambdaRuntimeParts = (options: Options): readonly Part[] => [
  {
    name: 'lambda-runtime/client',
    missing: missingRuntimeClient,
    checks: async (folder) => {
      const deployed = await deployedFunction(folder);
      return [...runtimeChecks(folder, deployed), ...settingsChecks((env) => startOnLoop(folder, env), deployed)];
    },
  },
  {
    name: 'lambda-runtime/emulator',
    missing: async () => (await missingRuntimeClient()) ?? missingEmulator(),
    checks: async (folder) => frozenSettingsChecks((env) => startOnEmulator(folder, env), await deployedFunction(folder)),
  },
  {
    name: 'lambda-runtime/ministack',
    missing: async () => (await missingRuntimeClient()) ?? missingMinistack(options),
    checks: oneEndpointChecks,
  },
];
