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
  it.each(rows)('contain for $id the file that Lambda loads and the code, and no file of an earlier build', async ({ id }) => {
    const bundle = (await made)(id);
    expect(readdirSync(bundle).toSorted()).toEqual(['function.cjs', 'index.mjs']);
    const code = readFileSync(join(bundle, 'function.cjs'), 'utf8');
    expect(code).toContain(id);
    expect(code).not.toContain('sourceMappingURL');
  });

  it('are identical after each build, so that an unchanged function is not deployed again', async () => {
    const first = await made;
    const again = await bundles(mkdtempSync(join(tmpdir(), 'bundles-')));
    for (const { id } of rows) {
      for (const file of ['index.mjs', 'function.cjs'])
        expect(readFileSync(join(again(id), file))).toEqual(readFileSync(join(first(id), file)));
    }
  });

  it('have their source maps in a separate folder', async () => {
    await made;
    expect(readdirSync(join(folder, 'source-maps')).toSorted()).toEqual(rows.map(({ id }) => `${id}.cjs.map`).toSorted());
  });
});
