import { afterEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RuntimeApi, runtimeApi } from './runtime-api';

const timeout = 5000;
const children: ChildProcess[] = [];
const apis: RuntimeApi[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill();
  for (const api of apis.splice(0)) api.stop();
});

function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'runtime-'));
  for (const [name, code] of Object.entries(files)) writeFileSync(join(folder, name), code);
  return folder;
}

/** Returns the responses of a function with these files to the events. */
async function answersOf(files: Record<string, string>, events: object[]): Promise<unknown[]> {
  const api = await runtimeApi(events, timeout);
  apis.push(api);
  const env = { _HANDLER: 'index.handler', LAMBDA_TASK_ROOT: folderOf(files), AWS_LAMBDA_RUNTIME_API: api.address };
  const child = spawn(process.execPath, ['test/bench/cold-start/runtime.mjs'], { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  children.push(child);
  return api.responses;
}

const said = (what: string) => `exports.handler = async () => ${JSON.stringify(what)};`;

describe('the runtime of the benchmark', () => {
  it('posts the responses in the order of the events, and reports their durations', async () => {
    const answers = await answersOf({ 'index.js': 'exports.handler = async ({ n }) => ({ n, text: "ä".repeat(n) });' }, [
      { n: 3 },
      { n: 70_000 },
    ]);
    expect(answers).toEqual([
      { n: 3, text: 'äää' },
      { n: 70_000, text: 'ä'.repeat(70_000) },
    ]);
    const times = await new Promise<Record<string, number>>((settle) => children[0]?.once('message', settle));
    expect(Object.keys(times)).toEqual(['init', 'first', 'total', 'second', 'rss']);
    expect(times['total']).toBeCloseTo((times['init'] ?? 0) + (times['first'] ?? 0), 6);
    expect(Math.min(...Object.values(times))).toBeGreaterThan(0);
  });

  it('passes the remaining time and the trace header to the function', async () => {
    const code = 'exports.handler = async (_, context) => [context.getRemainingTimeInMillis(), process.env._X_AMZN_TRACE_ID];';
    const [first] = await answersOf({ 'index.js': code }, [{}, {}]);
    const [left, trace] = first as [number, string];
    expect(left).toBeGreaterThan(timeout / 2);
    expect(left).toBeLessThanOrEqual(timeout);
    expect(trace).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=1$/);
  });

  it('reports an error of the function, and an error while loading it', async () => {
    const throwing = 'exports.handler = async () => { throw new TypeError("broken"); };';
    await expect(answersOf({ 'index.js': throwing }, [{}, {}])).rejects.toThrow(
      /\/invocation\/[0-9a-f-]{36}\/error: TypeError .*"errorMessage":"broken"/,
    );
    await expect(answersOf({ 'index.js': 'throw new RangeError("no table");' }, [{}])).rejects.toThrow(
      /\/init\/error: RangeError .*"no table"/,
    );
    await expect(answersOf({ 'other.js': '' }, [{}])).rejects.toThrow(/\/init\/error: Error .*there is no module/);
    await expect(answersOf({ 'index.js': 'exports.handler = 1;' }, [{}])).rejects.toThrow(/exports no function handler/);
  });

  it.each<[string, Record<string, string>]>([
    ['index.js', { 'index.js': said('index.js'), 'index.mjs': '', 'index.cjs': said('index.cjs') }],
    ['index.mjs', { 'index.mjs': 'export const handler = async () => "index.mjs";', 'index.cjs': said('index.cjs') }],
    ['index.cjs', { 'index.cjs': said('index.cjs') }],
    ['a default export', { 'index.mjs': 'export default { handler: async () => "a default export" };' }],
  ])('loads %s like Lambda', async (what, files) => {
    expect(await answersOf(files, [{}, {}])).toEqual([what, what]);
  });
});
