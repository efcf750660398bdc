import { installPlatforms } from '../../clients/platforms/install';
import { sdkPackage } from '../../clients/platforms/package';
import { startApi } from '../api';
import type { Part } from '../part';
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
    const { url: baseUrl, administrator: token } = await startApi(folder, '--auth');
    const api = { baseUrl, token };
    const onSystems = systems.flatMap((system) => [...apiChecks(system, installed, api), ...foreignChecks(system, installed)]);
    return [...onSystems, ...hermesChecks(installed, api, folder)];
  },
};
