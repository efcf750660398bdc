import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Document, isMap, isScalar, parse, parseDocument } from 'yaml';
import { builtInViolations } from './built-in-violations';
import { violations } from './violations';

const root = join(__dirname, '../../..');
const contract: unknown = parse(readFileSync(join(root, 'openapi.yaml'), 'utf8'));
const seeded = [...violations, ...builtInViolations];

/** Whether the rule is not built into Redocly. */
const isOwn = (id: string): boolean => /^(rule|contract)\//.test(id);

function withEdits(edits: Record<string, unknown>): string {
  const document = new Document(contract, { aliasDuplicateObjects: false });
  for (const [path, value] of Object.entries(edits)) {
    const keys = path.split('.');
    if (value !== undefined) document.setIn(keys, document.createNode(value));
    else if (!document.deleteIn(keys)) throw new Error(`The contract has no ${path}. Seed the violation in a path that exists.`);
  }
  return document.toString({ lineWidth: 0 });
}

/** Returns the ids of the violated rules for each file. One process lints all files, because starting Redocly takes most of the time. */
async function lint(files: string[]): Promise<string[][]> {
  const cli = join(root, 'node_modules/@redocly/cli/bin/cli.js');
  const options = ['--config', join(root, 'redocly.yaml'), '--lint-config', 'error', '--format', 'json', '--max-problems', '1000'];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const reports = await new Promise<string>((resolve) => {
    execFile(process.execPath, [cli, 'lint', ...files, ...options], { env, maxBuffer: 1e8 }, (_failed, stdout) => resolve(stdout));
  });
  return reports.split(/(?<=^\})(?=\{$)/m).map(violatedRules);
}

function violatedRules(report: string): string[] {
  const { problems }: { problems: { ruleId: string }[] } = JSON.parse(report);
  return [...new Set(problems.map(({ ruleId }) => ruleId))].toSorted();
}

function enabledRules(): string[] {
  const rules = parseDocument(readFileSync(join(root, 'redocly.yaml'), 'utf8')).get('rules');
  if (!isMap(rules)) throw new Error('redocly.yaml has no rules');
  return rules.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
}

describe('the lint rules of the contract', () => {
  let reported: string[][];

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'contract-lint-'));
    const files = seeded.map(([, , edits], index) => {
      const file = join(folder, `${index}.yaml`);
      writeFileSync(file, withEdits(edits));
      return file;
    });
    try {
      reported = await lint([join(root, 'openapi.yaml'), ...files]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 120_000);

  it('report nothing in openapi.yaml', () => {
    expect(reported[0]).toEqual([]);
  });

  it.each(seeded.map(([rule, requirement, , also = []], index) => ({ rule, requirement, also, index })))(
    '$rule: $requirement',
    (violation) => {
      expect(reported[violation.index + 1]).toEqual([violation.rule, ...violation.also].toSorted());
    },
  );

  it('are each proven by a seeded violation if redocly.yaml enables them', () => {
    const proven = new Set(seeded.map(([rule]) => rule));
    expect(enabledRules().filter((rule) => !proven.has(rule))).toEqual([]);
    expect([...proven].filter((rule) => isOwn(rule) && !enabledRules().includes(rule))).toEqual([]);
  });
});
