import { describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Changes with each flag that V8 counts in (Node.js, "v8.cachedDataVersionTag"). */
const tag = `process.getBuiltinModule('node:v8').cachedDataVersionTag()`;
const ofLambda = '--expose-gc';
const spared = ['--no-regexp-optimization', '--no-sparkplug'];
const names = ['crypto', 'dgram', 'dns', 'https', 'tls'];

/** The file that Lambda loads, beside a function of this code. */
function startOf(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'start-'));
  copyFileSync('infra/bundle/start.mjs', join(folder, 'index.mjs'));
  writeFileSync(join(folder, 'function.cjs'), code);
  return join(folder, 'index');
}

/** What the expression is in a fresh process; it may use `handlerIn`. */
function valueOf(expression: string, ...flags: string[]): unknown {
  const program = `import { handlerIn } from ${JSON.stringify(resolve('test/handler-in.mjs'))}; console.log(JSON.stringify(${expression}))`;
  return JSON.parse(
    execFileSync(process.execPath, [...flags, '--no-warnings', '--input-type=module', '-e', program], { encoding: 'utf8' }),
  );
}

const handlerOf = (start: string): string => `(await handlerIn(${JSON.stringify(start)}, 'handler'))`;

/** Which of Node.js's modules it had to compile, when they are loaded after what the expression does. */
function compiledAfter(expression: string): string[] {
  const required = names.map((name) => `process.getBuiltinModule('node:${name}')`).join();
  const require = `process.getBuiltinModule('node:module').createRequire(${JSON.stringify(resolve('x.js'))})`;
  const usage = `${require}('internal/test/binding').internalBinding('builtins').getCacheUsage()`;
  const all = valueOf(`(${expression}, ${required}, [...${usage}.compiledWithoutCache])`, '--expose-internals', ofLambda) as string[];
  return all.filter((name) => names.includes(name));
}

const telling = startOf(`const loading = ${tag}; exports.handler = async () => [loading, ${tag}];`);

describe('the file that Lambda loads of a function', () => {
  it('has Node.js take its own modules as it has compiled them, which the flag of Lambda keeps it from', () => {
    expect(compiledAfter('0')).toEqual(expect.arrayContaining(names));
    expect(compiledAfter(handlerOf(telling))).toEqual([]);
  });

  it('makes nothing fast until the first answer, and from then on everything, as without the flag of Lambda', () => {
    const asks = `await (async (handler) => [await handler(), await handler()])(${handlerOf(telling)})`;
    const [slow, usual, lambdas] = [valueOf(tag, ...spared), valueOf(tag), valueOf(tag, ofLambda)];
    expect(new Set([slow, usual, lambdas]).size).toBe(3);
    expect(valueOf(asks, ofLambda)).toEqual([
      [slow, slow],
      [slow, usual],
    ]);
  });

  it('makes things fast after an error as well, and passes on what the function is given and gives', () => {
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

  it('fails with the error of a function that cannot be loaded', () => {
    const failing = startOf('throw new Error("TABLE_NAME is not set")');
    const { status, stderr } = spawnSync(process.execPath, [`${failing}.mjs`], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('Error: TABLE_NAME is not set');
  });
});
