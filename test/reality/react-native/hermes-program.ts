import type * as Sdk from '../../../clients/typescript/src/index';
import { type Api, scenario } from '../../clients/platforms/scenario';
import { say } from './hermes-native';

/** Runs the scenario with React Native's fetch. */
export function live(sdk: typeof Sdk, { baseUrl, token }: Api): void {
  if (!('polyfill' in fetch)) return say({ failed: 'this is not the fetch of React Native' });
  scenario(sdk, { baseUrl, token: () => token }).then(
    (outcome) => say({ outcome }),
    (error: unknown) => say({ failed: error instanceof Error ? `${error.message}\n${error.stack}` : String(error) }),
  );
}
