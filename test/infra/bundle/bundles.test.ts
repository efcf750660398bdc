import { describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundles } from '../../../infra/bundle/bundles';
import { rows } from '../template';

const folder = mkdtempSync(join(tmpdir(), 'bundles-'));
const stale = join(folder, 'functions', 'getUser', 'old.js');
mkdirSync(join(folder, 'functions', 'getUser'), { recursive: true });
writeFileSync(stale, '');
const made = bundles(folder);

describe('the bundles', () => {
  it.each(rows)('have of $id the file that Lambda loads and the one that holds the code, and nothing of before', async ({ id }) => {
    const bundle = (await made)(id);
    expect(readdirSync(bundle).toSorted()).toEqual(['function.cjs', 'index.mjs']);
    const code = readFileSync(join(bundle, 'function.cjs'), 'utf8');
    expect(code).toContain(id);
    expect(code).not.toContain('sourceMappingURL');
  });

  it('are the same whenever they are made, so that nothing is deployed that has not changed', async () => {
    const first = await made;
    const again = await bundles(mkdtempSync(join(tmpdir(), 'bundles-')));
    for (const { id } of rows) {
      for (const file of ['index.mjs', 'function.cjs'])
        expect(readFileSync(join(again(id), file))).toEqual(readFileSync(join(first(id), file)));
    }
  });

  it('leave their source maps beside', async () => {
    await made;
    expect(readdirSync(join(folder, 'source-maps')).toSorted()).toEqual(rows.map(({ id }) => `${id}.cjs.map`).toSorted());
  });
});
