import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { generate } from '../../src/contract/command';
import { ContractError } from '../../src/contract/read/source';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'contract-'));
  writeFileSync(join(root, 'openapi.yaml'), 'the contract');
});
afterEach(() => rmSync(root, { recursive: true }));

/** A compiler that writes what it reads into two files. */
const twice = async (text: string) =>
  new Map([
    ['generated/one.ts', text],
    ['generated/inner/two.ts', text],
  ]);

async function run(args: string[], compile = twice) {
  const lines: string[] = [];
  const code = await generate(args, { root, compile, print: (line) => lines.push(line) });
  return { code, lines };
}

describe('npm run generate', () => {
  it('writes everything, then nothing more', async () => {
    expect(await run([])).toEqual({ code: 0, lines: ['wrote    generated/one.ts', 'wrote    generated/inner/two.ts'] });
    expect(await run([])).toEqual({ code: 0, lines: ['The generated files were already what openapi.yaml compiles to'] });
    expect(await run(['--check'])).toEqual({ code: 0, lines: ['The generated files are what openapi.yaml compiles to'] });
  });

  it('--check names a stale, a missing and an orphaned file and the command that repairs them', async () => {
    await run([]);
    appendFileSync(join(root, 'generated/one.ts'), 'edited');
    rmSync(join(root, 'generated/inner/two.ts'));
    writeFileSync(join(root, 'generated/inner/forgotten.js'), '');
    expect(await run(['--check'])).toEqual({
      code: 1,
      lines: [
        'missing  generated/inner/two.ts',
        'stale    generated/one.ts',
        'orphaned generated/inner/forgotten.js',
        'Run: npm run generate',
      ],
    });
    expect((await run([])).lines).toContain('removed  generated/inner/forgotten.js');
    expect((await run(['--check'])).code).toBe(0);
  });

  it.each([[['--chek']], [['--check', 'more']], [['openapi.yaml']]])('refuses the arguments %j with code 2', async (args) => {
    const { code, lines } = await run(args);
    expect([code, lines[0]]).toEqual([2, `Unknown argument: ${args.join(' ')}`]);
  });

  it('--help says what there is', async () => {
    expect(await run(['--help'])).toEqual({ code: 0, lines: [expect.stringContaining('--check')] });
  });

  it('prints the place of what cannot be compiled, without a stack, and writes nothing', async () => {
    const refused = async () => {
      throw new ContractError('openapi.yaml:1:1', 'a problem', 'Repair it');
    };
    expect(await run([], refused)).toEqual({ code: 1, lines: ['openapi.yaml:1:1: a problem. Repair it.'] });
    expect((await run(['--check'])).lines).toContain('missing  generated/one.ts');
  });

  it('does not hide a fault of its own', async () => {
    const faulty = async () => {
      throw new TypeError('a fault');
    };
    await expect(run([], faulty)).rejects.toThrow('a fault');
  });
});
