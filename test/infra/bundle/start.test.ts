import { describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { environment } from '../../../src/config';

/** A value that changes with the flags of V8 (Node.js, "v8.cachedDataVersionTag"). */
const tag = `process.getBuiltinModule('node:v8').cachedDataVersionTag()`;
const ofLambda = '--expose-gc';
const postponed = ['--no-regexp-optimization', '--no-sparkplug'];
const names = ['crypto', 'dgram', 'dns', 'https', 'tls'];

/** Returns the path of start.mjs beside a function with this code. */
function startOf(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'start-'));
  copyFileSync('infra/bundle/start.mjs', join(folder, 'index.mjs'));
  writeFileSync(join(folder, 'function.cjs'), code);
  return join(folder, 'index');
}

/** Evaluates the expression in a new process with POSTPONED_OPTIMIZERS=on. It can use `handlerIn`. */
const valueOf = (expression: string, ...flags: string[]): unknown => valueIn('on', expression, ...flags);

/** Evaluates the expression in a new process with this value of POSTPONED_OPTIMIZERS. */
function valueIn(setting: string | undefined, expression: string, ...flags: string[]): unknown {
  const program = `import { handlerIn } from ${JSON.stringify(resolve('test/handler-in.mjs'))}; console.log(JSON.stringify(${expression}))`;
  const env = { ...process.env, [environment.postponedOptimizers]: setting };
  return JSON.parse(
    execFileSync(process.execPath, [...flags, '--no-warnings', '--input-type=module', '-e', program], { encoding: 'utf8', env }),
  );
}

/** Evaluates the expression like `valueOf`, in a function with provisioned concurrency. */
function valueProvisioned(expression: string, ...flags: string[]): unknown {
  process.env['AWS_LAMBDA_INITIALIZATION_TYPE'] = 'provisioned-concurrency';
  try {
    return valueOf(expression, ...flags);
  } finally {
    delete process.env['AWS_LAMBDA_INITIALIZATION_TYPE'];
  }
}

const handlerOf = (start: string): string => `(await handlerIn(${JSON.stringify(start)}, 'handler'))`;

/** Returns the built-in modules that Node.js compiles without its code cache after the expression was evaluated. */
function compiledAfter(expression: string): string[] {
  const required = names.map((name) => `process.getBuiltinModule('node:${name}')`).join();
  const require = `process.getBuiltinModule('node:module').createRequire(${JSON.stringify(resolve('x.js'))})`;
  const usage = `${require}('internal/test/binding').internalBinding('builtins').getCacheUsage()`;
  const all = valueOf(`(${expression}, ${required}, [...${usage}.compiledWithoutCache])`, '--expose-internals', ofLambda) as string[];
  return all.filter((name) => names.includes(name));
}

const reporting = startOf(`const loading = ${tag}; exports.handler = async () => [loading, ${tag}];`);

describe('the file of a function that Lambda loads', () => {
  it('loads built-in modules from the code cache of Node.js in spite of --expose-gc', () => {
    expect(compiledAfter('0')).toEqual(expect.arrayContaining(names));
    expect(compiledAfter(handlerOf(reporting))).toEqual([]);
  });

  it('leaves the optimizers on with provisioned concurrency, where no request waits for the initialization', () => {
    const usual = valueOf(tag);
    expect(valueProvisioned(`await ${handlerOf(reporting)}()`, ofLambda)).toEqual([usual, usual]);
  });

  it('switches the optimizers off until the first response with POSTPONED_OPTIMIZERS=on', () => {
    const asks = `await (async (handler) => [await handler(), await handler()])(${handlerOf(reporting)})`;
    const [slow, usual, lambdas] = [valueOf(tag, ...postponed), valueOf(tag), valueOf(tag, ofLambda)];
    expect(new Set([slow, usual, lambdas]).size).toBe(3);
    expect(valueOf(asks, ofLambda)).toEqual([
      [slow, slow],
      [slow, usual],
    ]);
  });

  it.each([undefined, 'off'])('leaves the optimizers on with POSTPONED_OPTIMIZERS=%s', (value) => {
    const tags = `await (async (handler) => [await handler(), await handler()])(${handlerOf(reporting)})`;
    const usual = valueOf(tag);
    expect(valueIn(value, tags, ofLambda)).toEqual([
      [usual, usual],
      [usual, usual],
    ]);
  });

  it('restores the optimizers after an error, and passes arguments and results through unchanged', () => {
    const failing = startOf('exports.handler = async (event, context) => { throw [event, context]; };');
    const fails = `await ${handlerOf(failing)}('event', 'context').catch((error) => [...error, ${tag}])`;
    expect(valueOf(fails, ofLambda)).toEqual(['event', 'context', valueOf(tag)]);
    const repeating = startOf('exports.handler = async (event, context) => [event, context];');
    const repeats = `await (async (handler) => [await handler(1, 2), await handler(3, 4)])(${handlerOf(repeating)})`;
    expect(valueOf(repeats)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('fails with the original error when the function cannot be loaded', () => {
    const failing = startOf('throw new Error("TABLE_NAME is not set")');
    const { status, stderr } = spawnSync(process.execPath, [`${failing}.mjs`], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('Error: TABLE_NAME is not set');
  });
});
