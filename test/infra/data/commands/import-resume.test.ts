import { describe, expect, it, jest } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { importUsers } from '../../../../infra/data/commands/import';
import type { Session } from '../../../../infra/data/session';
import { sessionOn } from '../session';
import { commandFixture } from './fixture';

const { engine, path, linesOf, seeded, exported, imported } = commandFixture();

describe('an import that was interrupted', () => {
  /** Imports the first 400 of the users, then loses the connection. */
  async function interrupted(table: string, facts: Partial<Session['facts']> = {}) {
    const session = sessionOn(engine.client, table);
    const ready = jest.fn(session.write.ready);
    for (let batch = 0; batch < 8; batch += 1) ready.mockResolvedValueOnce();
    ready.mockRejectedValue(new Error('interrupted'));
    const work = { ...session, facts: { ...session.facts, ...facts }, write: { ...session.write, ready } };
    await expect(importUsers(work, { ...options, file: path('a') })).rejects.toThrow('interrupted');
  }
  const options = { replaces: false, keepsInvalid: false, report: undefined, restart: false };

  it('continues after the users who were written', async () => {
    await exported(await seeded(600), 'a');
    const copy = await engine.freshTable();
    await interrupted(copy);
    expect(await imported(copy, 'a')).toEqual({ code: 0, said: [expect.stringMatching(/^Imported 600 .* found 0 unchanged/)] });
  });

  it('begins again in another table of the same name', async () => {
    await exported(await seeded(600), 'a');
    const copy = await engine.freshTable();
    await interrupted(copy, { id: 'deleted since then' });
    expect(await imported(copy, 'a')).toEqual({ code: 0, said: [expect.stringMatching(/^Imported 200 .* found 400 unchanged/)] });
  });

  it('begins again when a line before the interruption was corrected', async () => {
    await exported(await seeded(600), 'a');
    const copy = await engine.freshTable();
    await interrupted(copy);
    const lines = linesOf('a');
    lines[200] = String(lines[200]).replace(/(?<="displayName":")[^"]/, '~');
    writeFileSync(path('a'), `${lines.join('\n')}\n`);
    expect(await imported(copy, 'a')).toMatchObject({ code: 1, said: expect.arrayContaining(['Not imported: 1 different.']) });
  });

  it('begins again with other options', async () => {
    await exported(await seeded(600), 'a');
    const copy = await engine.freshTable();
    await interrupted(copy);
    expect(await imported(copy, 'a', { replaces: true })).toMatchObject({ said: [expect.stringContaining('found 400 unchanged')] });
  });
});
