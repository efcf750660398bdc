import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { draftOf, leftovers } from './leftovers';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leftovers-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('leftovers', () => {
  it('are the drafts of ended processes, not those of running processes and no other files', async () => {
    const { pid } = spawnSync('true');
    const path = join(folder, 'root');
    for (const name of [path, `${path}.${pid}`, `${path}.${pid}.outdated`, `${path}.1`, `${path}.old`, draftOf(path), `${path}s.${pid}`])
      mkdirSync(name);
    expect((await leftovers(path)).toSorted()).toEqual([`${path}.${pid}`, `${path}.${pid}.outdated`]);
  });

  it('are empty when the folder does not exist', async () => {
    expect(await leftovers(join(folder, 'none/root'))).toEqual([]);
  });
});
