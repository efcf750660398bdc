import { describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Changes with each flag that V8 counts in (Node.js, "v8.cachedDataVersionTag"). */
const tag = `process.getBuiltinModule('node:v8').cachedDataVersionTag()`;
const lambdaHas = '--expose-gc';
const names = ['crypto', 'dns', 'https', 'tls'];

/** The file that Lambda loads, beside a function of this code. */
function startOf(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'start-'));
  copyFileSync('infra/start.mjs', join(folder, 'index.mjs'));
  writeFileSync(join(folder, 'function.cjs'), code);
  return join(folder, 'index');
}

/** What the program says in a fresh process; it may use `handlerIn`. */
function said(program: string, ...flags: string[]): unknown {
  const text = `import { handlerIn } from ${JSON.stringify(resolve('test/handler-in.mjs'))}; ${program}`;
  const args = [...flags, '--no-warnings', '--input-type=module', '-e', text];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

/** Which of Node.js's modules it had to compile, when the program has loaded them. */
const compiled = (program: string): string[] => {
  const usage = `createRequire(${JSON.stringify(resolve('x.js'))})('internal/test/binding').internalBinding('builtins').getCacheUsage()`;
  const text = `const { createRequire } = process.getBuiltinModule('node:module'); ${program};
    for (const name of ${JSON.stringify(names)}) process.getBuiltinModule('node:' + name);
    console.log(JSON.stringify([...${usage}.compiledWithoutCache]))`;
  return (said(text, '--expose-internals', lambdaHas) as string[]).filter((name) => names.includes(name));
};

const telling = startOf(`exports.handler = () => ${tag}; globalThis.loading = ${tag};`);

describe('the file that Lambda loads of a function', () => {
  it('has Node.js take its own modules as it has compiled them, which the flag of Lambda keeps it from', () => {
    expect(compiled('')).toEqual(expect.arrayContaining(names));
    expect(compiled(`await handlerIn(${JSON.stringify(telling)}, 'handler')`)).toEqual([]);
  });

  it('loads the function under the flags that keep it from being made fast, and no others', () => {
    const meanwhile = said(
      `await handlerIn(${JSON.stringify(telling)}, 'handler'); console.log(JSON.stringify(globalThis.loading))`,
      lambdaHas,
    );
    expect(meanwhile).toBe(said(`console.log(JSON.stringify(${tag}))`, '--no-regexp-optimization', '--no-sparkplug'));
    expect(meanwhile).not.toBe(said(`console.log(JSON.stringify(${tag}))`));
  });

  it('leaves no flag behind, and takes away the one of Lambda', () => {
    const afterwards = said(`console.log(JSON.stringify((await handlerIn(${JSON.stringify(telling)}, 'handler'))()))`, lambdaHas);
    expect(afterwards).toBe(said(`console.log(JSON.stringify(${tag}))`));
    expect(afterwards).not.toBe(said(`console.log(JSON.stringify(${tag}))`, lambdaHas));
  });

  it('fails with the error of a function that cannot be loaded', () => {
    const failing = startOf('throw new Error("TABLE_NAME is not set")');
    const { status, stderr } = spawnSync(process.execPath, [`${failing}.mjs`], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('Error: TABLE_NAME is not set');
  });
});
