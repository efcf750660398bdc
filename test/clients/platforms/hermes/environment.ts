// Replaces time and randomness of Hermes by versions that are the same in each run.
// The timers of Hermes run at once, in the order in which they were set.
interface Timer {
  at: number;
  run(): void;
}

let now = Date.UTC(2026, 0, 1);
let timers: Timer[] = [];
let seed = 1;
let stopped = false;

const runHost = globalThis.setTimeout;

/** Runs the next timer after all pending promises have settled. */
function pump(): void {
  if (stopped || timers.length === 0) return;
  const next = timers.reduce((earliest, each) => (each.at < earliest.at ? each : earliest));
  clearTimer(next);
  now = Math.max(now, next.at);
  next.run();
}

function setTimer(run: () => void, milliseconds: number): Timer {
  const timer = { at: now + milliseconds, run };
  timers.push(timer);
  runHost(pump, 0);
  return timer;
}

const clearTimer = (timer: unknown): void => {
  timers = timers.filter((each) => each !== timer);
};

/** Stops all timers, so that the program ends. */
export function stopTime(): void {
  stopped = true;
}

// The minimal standard generator of Park and Miller.
function random(): number {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
}

Object.assign(globalThis, {
  setTimeout: setTimer,
  clearTimeout: clearTimer,
  // The AbortController of React Native reads the time of an event from it.
  performance: { now: () => now },
  // React Native gets native modules from the app. There is no app here.
  __fbBatchedBridgeConfig: { remoteModuleConfig: [] },
});
Date.now = () => now;
Math.random = random;
