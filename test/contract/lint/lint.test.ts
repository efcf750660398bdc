import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Document, isMap, isScalar, parse, parseDocument } from 'yaml';
import { builtInFaults } from './built-in-faults';
import { faults } from '../faults';

const root = join(__dirname, '../../..');
const contract: unknown = parse(readFileSync(join(root, 'openapi.yaml'), 'utf8'));
const seeded = [...faults, ...builtInFaults];

const own = (id: string): boolean => /^(rule|contract)\//.test(id);

function withFault(edits: Record<string, unknown>): string {
  const document = new Document(contract, { aliasDuplicateObjects: false });
  for (const [path, value] of Object.entries(edits)) {
    const keys = path.split('.');
    if (value !== undefined) document.setIn(keys, document.createNode(value));
    else if (!document.deleteIn(keys)) throw new Error(`The contract has no ${path}; the fault must be seeded elsewhere`);
  }
  return document.toString({ lineWidth: 0 });
}

/** The ids of the rules that each of the files breaks. One process lints them all: most of its time goes into starting. */
async function lint(files: string[]): Promise<string[][]> {
  const cli = join(root, 'node_modules/@redocly/cli/bin/cli.js');
  const options = ['--config', join(root, 'redocly.yaml'), '--lint-config', 'error', '--format', 'json', '--max-problems', '1000'];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const reports = await new Promise<string>((resolve) => {
    execFile(process.execPath, [cli, 'lint', ...files, ...options], { env, maxBuffer: 1e8 }, (_failed, stdout) => resolve(stdout));
  });
  return reports.split(/(?<=^\})(?=\{$)/m).map(brokenRules);
}

function brokenRules(report: string): string[] {
  const { problems }: { problems: { ruleId: string }[] } = JSON.parse(report);
  return [...new Set(problems.map(({ ruleId }) => ruleId))].toSorted();
}

function switchedOn(): string[] {
  const rules = parseDocument(readFileSync(join(root, 'redocly.yaml'), 'utf8')).get('rules');
  if (!isMap(rules)) throw new Error('redocly.yaml has no rules');
  return rules.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
}

describe('the lint of the contract', () => {
  let broken: string[][];

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'contract-lint-'));
    const files = seeded.map(([, , edits], index) => {
      const file = join(folder, `${index}.yaml`);
      writeFileSync(file, withFault(edits));
      return file;
    });
    try {
      broken = await lint([join(root, 'openapi.yaml'), ...files]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 120_000);

  it('finds nothing in the contract as it is', () => {
    expect(broken[0]).toEqual([]);
  });

  it.each(seeded.map(([rule, sentence, , also = []], index) => ({ rule, sentence, also, index })))('$rule: $sentence', (fault) => {
    expect(broken[fault.index + 1]).toEqual([fault.rule, ...fault.also].toSorted());
  });

  it('has a seeded fault for each rule that redocly.yaml switches on', () => {
    const proven = new Set(seeded.map(([rule]) => rule));
    expect(switchedOn().filter((rule) => !proven.has(rule))).toEqual([]);
    expect([...proven].filter((rule) => own(rule) && !switchedOn().includes(rule))).toEqual([]);
  });
});
