import { installPlatforms } from '../../clients/platforms/install';
import { sdkPackage } from '../../clients/platforms/package';
import type { Part } from '../part';
import { startApi } from './api';
import { apiChecks } from './api-checks';
import { systems } from './bundle';
import { foreignChecks } from './foreign-checks';
import { hermesChecks } from './hermes-checks';

/** React Native's own network stack: its fetch, XMLHttpRequest, Blob, FileReader and AbortController, for Android and iOS. */
export const reactNative: Part = {
  name: 'react-native',
  async missing() {
    try {
      installPlatforms();
      return undefined;
    } catch (error) {
      return `React Native could not be installed from npm: run npm ci in test/clients/platforms. ${error instanceof Error ? error.message : String(error)}`;
    }
  },
  async checks(folder) {
    const { installed } = await sdkPackage(folder);
    const api = await startApi(folder);
    const onSystems = systems.flatMap((system) => [...apiChecks(system, installed, api), ...foreignChecks(system, installed)]);
    const stopping = { what: 'the API stops', prove: async () => api.stop().then(() => '') };
    return [...onSystems, ...hermesChecks(installed, api, folder), stopping];
  },
};
