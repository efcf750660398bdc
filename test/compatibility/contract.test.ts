import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { root, textOf } from '../structure/files';
import type { Break } from './break';
import { contractBreaks } from './contract/breaks';
import { breaking, compatible, type Edit, edited } from './contract/edits';
import { contractFault } from './check';
import { expectNoFault } from './expect-no-fault';

const current = join(root, 'openapi.yaml');

describe('openapi.yaml', () => {
  it('breaks no client of the last release without declaring it', async () => {
    expectNoFault(await contractFault(root));
  });
});

/** The number of contracts with edits. Each comparison is a process, so several edits share one. */
const contracts = 4;

const isIn = (contract: number) => (_edit: Edit, index: number) => index % contracts === contract;

describe('the comparison of two contracts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'contract-edits-'));
  const found = new Map<Edit, Break[]>();
  const text = textOf('openapi.yaml');

  beforeAll(async () => {
    for (let contract = 0; contract < contracts; contract += 1) {
      await Promise.all([compare(breaking.filter(isIn(contract)), 'breaking'), compare(compatible.filter(isIn(contract)), 'compatible')]);
    }
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function compare(edits: readonly Edit[], name: string): Promise<void> {
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, edited(text, edits));
    const breaks = await contractBreaks(current, file);
    for (const edit of edits) found.set(edit, breaks);
  }

  it('is tested with edits that a rule and a name tell apart', () => {
    expect(new Set(breaking.map(({ rule, subject }) => `${rule} ${subject}`)).size).toBe(breaking.length);
  });

  it.each(breaking)('reports that $what', (edit) => {
    const reported = (found.get(edit) ?? []).map(({ what, subject }) => ({ rule: /\(([a-z-]+)\)$/.exec(what)?.[1], subject }));
    expect(reported).toContainEqual({ rule: edit.rule, subject: edit.subject });
  });

  it.each(compatible)('accepts $what', (edit) => {
    expect(found.get(edit)).toEqual([]);
  });
});
