import { ok } from 'node:assert';
import type { Check } from '../../clients/platforms/checks';
import type { ExecutionEnvironment } from './execution-environment';
import type { DeployedFunction } from './function';
import { lateSystemsManager, type LateSystemsManager, type Timing } from './systems-manager';

/** Starts the function with these environment variables. */
type Start = (env: Record<string, string>) => Promise<ExecutionEnvironment>;

/** A function that is called regularly. Times are in milliseconds. */
interface Case {
  readonly timing: Timing;
  readonly interval: number;
  /** Time of a freeze that also passes for the timers of the process. */
  readonly realTime?: number;
}

const second = 1000;
const minute = 60 * second;

const timings: readonly Timing[] = ['at once', 'during the freeze', '30 ms after the thaw', 'resets'];
const intervals = [1, 25, 65, 600].map((seconds) => seconds * second);

/** Longer than the timeout of a reading, which therefore fires before the process reads the response. */
const realFreeze: Case = { timing: 'during the freeze', interval: 65 * second, realTime: 1.6 * second };

const cases: readonly Case[] = [...timings.flatMap((timing) => intervals.map((interval) => ({ timing, interval }))), realFreeze];

/** Requests after the minute in which a function may still use the settings that it knows. */
const requestsAfter = 4;

/** Checks that maintenance takes hold in a function that is frozen between its requests. */
export function settingsChecks(start: Start, deployed: DeployedFunction): Check[] {
  return [...cases.map((each) => switchCheck(start, deployed, each)), silenceCheck(start, deployed)];
}

/** Those of the checks in which a freeze delays the response. */
export function frozenSettingsChecks(start: Start, deployed: DeployedFunction): Check[] {
  const frozen = cases.filter(({ timing }) => timing === 'during the freeze' || timing === '30 ms after the thaw');
  return frozen.map((each) => switchCheck(start, deployed, each));
}

const switchCheck = (start: Start, deployed: DeployedFunction, each: Case): Check => ({
  what: `maintenance lets at most 2 requests through with a request every ${each.interval / second} s and a response of Systems Manager ${nameOf(each)}`,
  prove: async () => {
    const served = await servedAfterSwitch(start, deployed, each);
    ok(served <= 2, `${served} requests were served`);
    return `${served} served`;
  },
});

const nameOf = ({ timing, realTime }: Case): string =>
  `${timing === 'resets' ? 'only on a connection that no freeze interrupts' : timing}${realTime === undefined ? '' : `, frozen for ${realTime / second} s of real time`}`;

/** Returns how many of the requests that come later than a minute after the switch are served. */
async function servedAfterSwitch(start: Start, deployed: DeployedFunction, { timing, interval, realTime }: Case): Promise<number> {
  const manager = await lateSystemsManager(timing);
  const environment = await start(deployed.variables({ AWS_ENDPOINT_URL_SSM: manager.url }));
  const request = async () => {
    const status = await statusOf(environment, manager, deployed.event());
    await environment.pass(interval, realTime);
    return status;
  };
  for (let before = 0; before < 3; before += 1) ok((await request()) === 200, 'a request before the switch was rejected');
  manager.settings = { maintenance: true };
  for (let passed = interval; passed < minute; passed += interval) await request();
  const statuses: number[] = [];
  for (let after = 0; after < requestsAfter; after += 1) statuses.push(await request());
  ok(statuses.at(-1) === 503, `maintenance did not take hold: ${statuses.join()}`);
  return statuses.filter((status) => status !== 503).length;
}

async function statusOf(environment: ExecutionEnvironment, manager: LateSystemsManager, event: object): Promise<number> {
  manager.thawed();
  const response = await environment.invoke(event);
  await manager.frozen();
  return typeof response === 'object' && response !== null && 'statusCode' in response ? Number(response.statusCode) : 0;
}

const silenceCheck = (start: Start, deployed: DeployedFunction): Check => ({
  what: 'a Systems Manager that never responds delays few requests, each by 300 ms',
  prove: async () => {
    const manager = await lateSystemsManager('never');
    const environment = await start(deployed.variables({ AWS_ENDPOINT_URL_SSM: manager.url }));
    const waits: number[] = [];
    for (let request = 0; request < 20; request += 1) {
      const began = performance.now();
      ok((await statusOf(environment, manager, deployed.event())) === 200, 'a request failed');
      waits.push(performance.now() - began);
      await environment.pass(65 * second, 20);
    }
    const delayed = waits.slice(1).filter((wait) => wait > 250);
    // 4 requests wait. A busy machine can delay a few others.
    ok(delayed.length >= 2 && delayed.length <= 9, `${delayed.length} of 19 requests waited`);
    return `${delayed.length} of 19 requests in 20 minutes`;
  },
});
