import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runCommand } from '../../src/contract/command';
import { folders } from '../../src/contract/drift';
import { ContractError } from '../../src/contract/read/source';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'contract-'));
  writeFileSync(join(root, 'openapi.yaml'), 'the contract');
});
afterEach(() => rmSync(root, { recursive: true }));

/** A code generator that copies the contract into two files. */
const twice = async (text: string) =>
  new Map([
    ['generated/one.ts', text],
    ['generated/inner/two.ts', text],
  ]);

async function run(args: string[], generate = twice) {
  const lines: string[] = [];
  const code = await runCommand(args, { root, generate, print: (line) => lines.push(line) });
  return { code, lines };
}

describe('npm run generate', () => {
  it('writes all files the first time and none the second time', async () => {
    expect(await run([])).toEqual({ code: 0, lines: ['wrote    generated/one.ts', 'wrote    generated/inner/two.ts'] });
    expect(await run([])).toEqual({ code: 0, lines: ['The generated files already match openapi.yaml.'] });
    expect(await run(['--check'])).toEqual({ code: 0, lines: ['The generated files match openapi.yaml.'] });
  });

  it('--check lists missing, stale and orphaned files and the command that repairs them', async () => {
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
        'These files do not match openapi.yaml. Run `npm run generate` and commit the result.',
      ],
    });
    expect((await run([])).lines).toContain('deleted  generated/inner/forgotten.js');
    expect((await run(['--check'])).code).toBe(0);
  });

  it.each([[['--chek']], [['--check', 'more']], [['openapi.yaml']]])('rejects the arguments %j with exit code 2', async (args) => {
    const { code, lines } = await run(args);
    expect([code, lines[0]]).toEqual([2, `Unknown arguments: ${args.join(' ')}. Use no argument, --check or --help.`]);
  });

  it('--help lists the options, the generated folders and the exit codes', async () => {
    const { code, lines } = await run(['--help']);
    expect([code, lines]).toEqual([0, [expect.stringMatching(/^Usage: npm run generate[^]*--check[^]*Exit codes:/)]]);
    for (const folder of folders) expect(lines[0]).toContain(`\n  ${folder}/ `);
  });

  it('prints the location of an error in the contract without a stack trace, and writes nothing', async () => {
    const unsupported = async () => {
      throw new ContractError('openapi.yaml:1:1', 'a problem', 'Repair it');
    };
    expect(await run([], unsupported)).toEqual({ code: 1, lines: ['openapi.yaml:1:1: a problem. Repair it.'] });
    expect((await run(['--check'])).lines).toContain('missing  generated/one.ts');
  });

  it('rethrows an unexpected error', async () => {
    const broken = async () => {
      throw new TypeError('a bug');
    };
    await expect(run([], broken)).rejects.toThrow('a bug');
  });
});
