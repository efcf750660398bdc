import { installPlatforms } from '../../clients/platforms/install';
import { sdkPackage } from '../../clients/platforms/package';
import { startApi } from '../api';
import type { Part } from '../part';
import { apiChecks } from './api-checks';
import { systems } from './bundle';
import { foreignChecks } from './foreign-checks';
import { hermesChecks } from './hermes-checks';

/** Checks the SDK on React Native's network stack for Android and iOS: fetch, XMLHttpRequest, Blob, FileReader and AbortController. */
export const reactNative: Part = {
  name: 'react-native',
  async missing() {
    try {
      installPlatforms();
      return undefined;
    } catch (error) {
      return `React Native could not be installed. Run npm ci in test/clients/platforms. ${error instanceof Error ? error.message : String(error)}`;
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
