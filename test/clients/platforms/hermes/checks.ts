import { deepStrictEqual } from 'node:assert';
import type { Check } from '../checks';
import type { SdkPackage } from '../package';
import { type Api, expected } from '../scenario';
import { bundleForHermes } from './bundle';
import { runBytecode, runInRounds } from './run';
import type { Exchange } from './messages';

/** Checks of the SDK on Hermes, the engine of React Native, against the API. */
export function hermesChecks(sdk: SdkPackage, api: Api, folder: string): Check[] {
  let bundle = '';
  let recorded: Exchange[] = [];
  return [
    {
      what: "the scenario passes on Hermes, compiled by React Native's Babel preset, with its AbortController",
      prove: async () => {
        bundle = await bundleForHermes(sdk.installed, api);
        const { outcome, exchanges } = await runInRounds(bundle, folder);
        recorded = exchanges;
        deepStrictEqual(outcome, expected);
        return `${exchanges.length} requests`;
      },
    },
    {
      what: 'the scenario passes on Hermes as optimized bytecode (hermesc -O)',
      prove: async () => {
        if (recorded.length === 0) throw new Error('There are no recorded responses: the scenario of the check before did not finish');
        deepStrictEqual(await runBytecode(bundle, recorded, folder), { outcome: expected });
        return '';
      },
    },
  ];
}
