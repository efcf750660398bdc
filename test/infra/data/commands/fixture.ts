import { afterEach, beforeEach, expect } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportUsers } from '../../../../infra/data/commands/export';
import { importUsers, type ImportOptions } from '../../../../infra/data/commands/import';
import { seedUsers } from '../../../../infra/data/commands/seed';
import { testEngine } from '../../../engine';
import { sessionOn } from '../session';

/** Gives each test an empty directory, and runs the commands on tables of an engine. Call it once, at the top of a test file. */
export function commandFixture() {
  const engine = testEngine();
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'data-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const path = (name: string): string => join(directory, name);
  const linesOf = (name: string): string[] => readFileSync(path(name), 'utf8').trimEnd().split('\n');

  async function seeded(count: number, seed = 1): Promise<string> {
    const table = await engine.freshTable();
    expect(await seedUsers(sessionOn(engine.client, table), { count, seed })).toBe(0);
    return table;
  }

  async function exported(table: string, name: string): Promise<void> {
    expect(await exportUsers(sessionOn(engine.client, table), { file: path(name), restart: false })).toBe(0);
  }

  /** Imports a file. Returns the exit code and what was said. */
  async function imported(table: string, name: string, options: Partial<ImportOptions> = {}) {
    const session = sessionOn(engine.client, table);
    const all = { file: path(name), replaces: false, keepsInvalid: false, report: undefined, restart: false, ...options };
    const code = await importUsers(session, all);
    return { code, said: session.said.map((line) => line.replaceAll(`${directory}/`, '')).slice(1) };
  }

  return { engine, path, linesOf, seeded, exported, imported };
}
