import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedUsers } from '../../../infra/data/commands/seed';
import { between, chance, randomOf } from '../../faults/random';
import { testEngine } from '../../engine';
import { type Ended, users } from './program';
import { itemsOf, sessionOn } from './session';

const engine = testEngine();
const kills = 20;
const count = 600;
const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
const random = randomOf(seed);

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kills-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Kills a command again and again, at a call of node:fs or some time after it has begun, and then lets it end. */
async function killed(args: readonly string[], limit: readonly string[]): Promise<{ last: Ended; killedRuns: number }> {
  let killedRuns = 0;
  for (let run = 0; run < kills; run += 1) {
    const ended = await (chance(random, 0.5) ? killedAtCall : killedAtTime)([...args, ...limit]);
    if (ended.code !== 'SIGKILL') return { last: ended, killedRuns };
    killedRuns += 1;
  }
  return { last: await users(args), killedRuns };
}

const killedAtCall = (args: readonly string[]) => users(args, { killAtCall: Math.ceil(between(random, 0, 8)) });

async function killedAtTime(args: readonly string[]): Promise<Ended> {
  const delay = between(random, 0, 700);
  let isArmed = false;
  return users(args, {
    onError: (text, kill) => {
      if (isArmed || !/Reads|Writes|Continues/.test(text)) return;
      isArmed = true;
      setTimeout(() => kill('SIGKILL'), delay);
    },
  });
}

/** Slow enough that twenty runs do not finish. */
const slowly = { read: ['--rcu', '0.8'], write: ['--wcu', '60'] };

describe(`a command that is killed ${kills} times (repeat with KILL_SEED=${seed})`, () => {
  it('exports every user exactly once', async () => {
    const table = await engine.freshTable();
    await seedUsers(sessionOn(engine.client, table), { count, seed: 1 });
    const file = join(directory, 'users.jsonl');
    const { last, killedRuns } = await killed(['export', '--endpoint', engine.endpoint, '--table', table, '--file', file], slowly.read);
    expect([last.err, last.code]).toEqual([expect.stringContaining(`Exported ${count} users`), 0]);
    expect(killedRuns).toBe(kills);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    const ids = lines.slice(1, -1).map((line) => String(JSON.parse(line).userId));
    const items = await itemsOf(engine.client, table);
    expect(ids.toSorted()).toEqual(items.flatMap(({ userId, email }) => (email === undefined ? [] : [userId])));
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ end: true, users: count });
    expect(readdirSync(directory)).toEqual(['users.jsonl']);
  }, 600_000);

  it('imports every user with the email lock', async () => {
    const [original, copy] = [await engine.freshTable(), await engine.freshTable()];
    await seedUsers(sessionOn(engine.client, original), { count, seed: 2 });
    const file = join(directory, 'users.jsonl');
    expect(await users(['export', '--endpoint', engine.endpoint, '--table', original, '--file', file])).toMatchObject({ code: 0 });
    const { last, killedRuns } = await killed(['import', '--endpoint', engine.endpoint, '--table', copy, '--file', file], slowly.write);
    expect([last.err, last.code]).toEqual([expect.stringContaining('Imported'), 0]);
    expect(killedRuns).toBe(kills);
    expect(await itemsOf(engine.client, copy)).toEqual(await itemsOf(engine.client, original));
    expect(readdirSync(directory)).toEqual(['users.jsonl']);
  }, 600_000);
});
