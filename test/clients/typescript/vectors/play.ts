import { expect } from '@jest/globals';
import { version } from '../../../../package.json';
import { type CallStep, onlyOne, type RequestStep, type Step, type TokenStep, type Vector } from '../../vectors/vector';
import type { Build } from '../built';
import { settled } from '../fake-clock';
import { callOf, convert } from './calls';
import { eventually } from './inbox';
import { endingOf, errorIn, normalized, resultIn } from './outcome';
import type { Deliver } from './wire';
import { limits, type RunningCall, type World, worldOf } from './world';

/**
 * Plays a vector with a client of its own.
 * @throws when the client does something else than the vector says
 */
export async function play(build: Build, { client = {}, steps }: Vector, deliver: Deliver): Promise<void> {
  const world = worldOf(build, client, deliver);
  await playAll(world, build, steps);
  const running = [...world.calls.values()].filter(({ ending }) => ending === undefined).length;
  const left = { requests: world.requests.size, tokenRequests: world.tokens.size, running };
  expect(left).toEqual({ requests: 0, tokenRequests: 0, running: 0 });
  expect(world.clock.waiting()).toEqual([]);
}

async function playAll(world: World, build: Build, steps: readonly Step[]): Promise<void> {
  for (const [index, step] of steps.entries()) {
    try {
      await stepIn(world, build, step);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`step ${index + 1}, ${JSON.stringify(step)}: ${message}`, { cause: error });
    }
  }
}

async function stepIn(world: World, build: Build, step: Step): Promise<void> {
  if ('call' in step) return begin(world, step);
  if ('request' in step) return expectRequest(world, step);
  if ('respond' in step) return taken(world.pendingRequests, step.respond).respond(step.response);
  if ('tokenRequest' in step) return expectTokenRequest(world, step);
  if ('provide' in step) return taken(world.pendingTokens, step.provide).provide(step.token);
  if ('pass' in step) return pass(world, step.pass * 1000);
  if ('cancel' in step) return taken(world.calls, step.cancel).controller.abort();
  if ('convert' in step) return expect(convert(build, step)).toEqual(step.gives);
  if ('result' in step || 'error' in step) return expectEnding(world, step);
  if ('events' in step) return expect(world.events.splice(0)).toEqual(step.events);
  if ('reset' in step) return world.client().reset();
  if ('pause' in step) return settled();
  if ('repeat' in step) {
    for (let count = 0; count < step.repeat; count += 1) await playAll(world, build, step.steps);
    return;
  }
  throw new Error('The runner does not know this step.');
}

/** Returns the thing with an id. It stays in the map. */
function taken<Value>(things: Map<string, Value>, id: string): Value {
  const thing = things.get(id);
  if (!thing) throw new Error(`Nothing has the id "${id}".`);
  return thing;
}

function begin(world: World, { call, as = onlyOne, input = {}, options = {} }: CallStep): void {
  const controller = new AbortController();
  const { headers } = options;
  const running: RunningCall = { controller, ending: undefined };
  world.calls.set(as, running);
  const started = callOf(() => world.client(), call)(input, { signal: controller.signal, headers, ...limits(options) });
  void endingOf(started).then((ending) => (running.ending = ending));
}

async function expectRequest(world: World, { request: expected, as, response }: RequestStep): Promise<void> {
  const pending = await world.requests.next();
  const { method, url, headers, body } = pending.request;
  const { 'x-client-version': sdk, ...own } = headers;
  const json: unknown = body === undefined ? undefined : JSON.parse(body);
  expect({ method, url, headers: own, body: json }).toEqual({
    ...expected,
    headers: resolvedHeaders(expected.headers ?? {}, headers, world.keys),
  });
  expect(sdk).toBe(`typescript/${version}`);
  if (as !== undefined) world.pendingRequests.set(as, pending);
  if (response !== undefined) await pending.respond(response);
}

type Headers = Readonly<Record<string, string>>;

/**
 * Replaces each `<key…>` by the idempotency key that the SDK generated, and `<any>` by what the SDK sends.
 * The same name stands for the same key, and each name for another one.
 */
function resolvedHeaders(expected: Headers, actual: Headers, keys: Map<string, string>): object {
  const value = (name: string, text: string): string | undefined => {
    if (text === '<any>') return actual[name];
    if (!text.startsWith('<key')) return text;
    const key = keys.get(text) ?? newKey(actual[name] ?? '', keys);
    keys.set(text, key);
    return key;
  };
  return Object.fromEntries(Object.entries(expected).map(([name, text]) => [name, value(name, text)]));
}

function newKey(key: string, keys: Map<string, string>): string {
  // The pattern of Idempotency-Key in the contract. Ten characters are the fewest that are unlikely to repeat.
  expect(key).toMatch(/^[\x21-\x7e]{10,128}$/);
  expect([...keys.values()]).not.toContain(key);
  return key;
}

async function expectTokenRequest(world: World, { tokenRequest, as, token }: TokenStep): Promise<void> {
  const pending = await world.tokens.next();
  expect({ stale: pending.stale ?? null }).toEqual(tokenRequest);
  if (as !== undefined) world.pendingTokens.set(as, pending);
  if (token !== undefined) pending.provide(token);
}

/** Advances the clock to a timer that is due in exactly so many milliseconds. */
async function pass({ clock }: World, milliseconds: number): Promise<void> {
  const find = () => clock.remaining().find((time) => Math.abs(time - milliseconds) < 0.01);
  const due = await eventually(`a timer of ${milliseconds} ms`, find, () => `timers of ${clock.remaining().join(', ')} ms`);
  await clock.pass(due);
}

async function expectEnding(world: World, step: Extract<Step, { result: unknown } | { error: unknown }>): Promise<void> {
  const call = taken(world.calls, step.of ?? onlyOne);
  const ending = await eventually(
    'the end of the call',
    () => call.ending,
    () => `a timer of ${world.clock.remaining().join(', ')} ms`,
  );
  if ('error' in step) {
    expect(normalized(errorIn(ending))).toEqual(normalized(step.error));
    return;
  }
  const { undeclaredMembers, ...expected } = step.result;
  const actual = resultIn(ending, expected);
  if (undeclaredMembers) expect(actual).toMatchObject(expected);
  else expect(actual).toEqual(expected);
}
