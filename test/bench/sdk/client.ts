// Measures the SDK in its own process: node --expose-gc --import tsx test/bench/sdk/client.ts times|bytes URL
import { PerformanceObserver } from 'node:perf_hooks';
import { type Call, variants } from './variants';
import { percentile } from '../table';

/** The times of one way to call the API. */
export interface Times {
  /** Microseconds per call. */
  median: number;
  p95: number;
  /** CPU time of this process per call, on all threads, in microseconds. */
  cpu: number;
}

const warmUp = 2000;
const rounds = 40;
const callsInRound = 100;
const callsForBytes = 500;

const [kind, url = ''] = process.argv.slice(2);
void (kind === 'bytes' ? bytes() : times()).then((measured) => process.stdout.write(JSON.stringify(measured)));

async function eachVariant(): Promise<[key: string, call: Call][]> {
  const scenarios = Object.entries(await variants(url));
  return scenarios.flatMap(([scenario, calls]) =>
    Object.entries(calls).map(([name, call]): [string, Call] => [`${scenario}/${name}`, call]),
  );
}

async function repeat(call: Call, often: number): Promise<void> {
  for (let i = 0; i < often; i += 1) {
    if ((await call())?.userId === undefined) throw new Error('The response contains no user');
  }
}

/** Measures the variants alternately, in one process. */
async function times(): Promise<Record<string, Times>> {
  const measured = (await eachVariant()).map(([key, call]) => ({ key, call, samples: new Float64Array(rounds * callsInRound), cpu: 0 }));
  for (const { call } of measured) await repeat(call, warmUp);
  for (let round = 0; round < rounds; round += 1) {
    for (const variant of measured) {
      const before = process.cpuUsage();
      await timeRound(variant.call, variant.samples.subarray(round * callsInRound));
      const { user, system } = process.cpuUsage(before);
      variant.cpu += user + system;
    }
  }
  return Object.fromEntries(measured.map(({ key, samples, cpu }) => [key, summary(samples, cpu)]));
}

async function timeRound(call: Call, samples: Float64Array): Promise<void> {
  for (let i = 0; i < callsInRound; i += 1) {
    const began = performance.now();
    await call();
    samples[i] = (performance.now() - began) * 1000;
  }
}

function summary(samples: Float64Array, cpu: number): Times {
  const sorted = [...samples].toSorted((a, b) => a - b);
  return { median: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), cpu: cpu / sorted.length };
}

/** Measures the bytes that a call allocates on the JavaScript heap. It fails if garbage is collected meanwhile. */
async function bytes(): Promise<Record<string, number>> {
  let collections = 0;
  new PerformanceObserver((list) => (collections += list.getEntries().length)).observe({ entryTypes: ['gc'] });
  const allocated: Record<string, number> = {};
  for (const [key, call] of await eachVariant()) {
    await repeat(call, warmUp);
    globalThis.gc?.();
    await settled();
    collections = 0;
    const before = process.memoryUsage().heapUsed;
    await repeat(call, callsForBytes);
    allocated[key] = (process.memoryUsage().heapUsed - before) / callsForBytes;
    await settled();
    if (collections > 0) throw new Error(`Garbage was collected while ${key} was measured. Run the benchmark again.`);
  }
  return allocated;
}

/** Waits until the observer has received all entries: it gets them with a delay. */
const settled = () => new Promise((settle) => void setTimeout(settle, 50));
