import { deepStrictEqual } from 'node:assert';
import { resolve } from 'node:path';
import type { Check } from '../../clients/platforms/checks';
import { runInRounds } from '../../clients/platforms/hermes/run';
import { sdkName } from '../../clients/platforms/package';
import { type Api, expected } from '../../clients/platforms/scenario';
import { bundleFor, setUp } from './bundle';

const file = (name: string): string => JSON.stringify(resolve('test', name));

const program = (api: Api): string => `
  import ${file('clients/platforms/hermes/environment.ts')};
  import ${file('reality/react-native/hermes-native.ts')};
  ${setUp('setUpXHR')}
  import * as sdk from ${JSON.stringify(sdkName)};
  import { live } from ${file('reality/react-native/hermes-program.ts')};
  live(sdk, ${JSON.stringify(api)});
`;

/**
 * Checks the same network stack on Hermes. Hermes alone has neither sockets nor timers, so a run stops at each request without a recorded
 * response. Redirects, cancellation and responses of other servers are therefore checked on Node.js.
 */
export const hermesChecks = (sdk: string, api: Api, folder: string): Check[] => [
  {
    what: "hermes: the whole scenario with React Native's fetch, XMLHttpRequest, Blob and FileReader",
    prove: async () => {
      const { outcome, exchanges } = await runInRounds(await bundleFor('android', sdk, program(api)), folder);
      deepStrictEqual(outcome, expected);
      return `${exchanges.length} requests`;
    },
  },
];
