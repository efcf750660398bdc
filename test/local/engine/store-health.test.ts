import { beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StorageFault } from '../../../src/local/engine/storage-fault';
import { type StoreHealth, storeHealth } from '../../../src/local/engine/store-health';

const fault = (kind: StorageFault['kind'], what: string): StorageFault => ({
  kind,
  what,
  effect: 'E.',
  advice: 'A.',
  over: `${what} over`,
});
const full = fault('cannot be written', 'Full.');
const damaged = fault('damaged', 'Damaged.');
const silent = fault('silent', 'Silent.');

const between = 20;
let [unwritable, unreadable]: (StorageFault | undefined)[] = [];
let [writes, reads] = [0, 0];
let said: string[] = [];
let health: StoreHealth;

beforeEach(() => {
  [unwritable, unreadable] = [undefined, undefined];
  [writes, reads] = [0, 0];
  said = [];
  const writing = async () => ((writes += 1), unwritable);
  const reading = async () => ((reads += 1), unreadable);
  health = storeHealth({ writing, reading, say: (line) => said.push(line) }, between);
});

const looks = (count: number) => sleep(count * between * 2);

describe('the health of the store', () => {
  it('is not looked at until somebody asks, and not again when it is good', async () => {
    await looks(1);
    expect([writes, reads]).toEqual([0, 0]);
    health.examine();
    await looks(3);
    expect([writes, reads, said]).toEqual([1, 1, []]);
  });

  it('is looked at twice for many requests: at the first, and a pause after that for all others', async () => {
    for (let request = 0; request < 100; request += 1) health.examine();
    await looks(4);
    expect([writes, reads]).toEqual([2, 2]);
  });

  it('tells a full disk and its end once, and reads nothing through meanwhile', async () => {
    unwritable = full;
    health.examine();
    await looks(3);
    health.examine();
    await looks(2);
    expect([said, reads]).toEqual([['Full. E. A.'], 0]);
    expect(writes).toBeGreaterThan(2);
    unwritable = undefined;
    await looks(2);
    expect(said).toEqual(['Full. E. A.', 'Full. over']);
    const before = writes;
    await looks(2);
    expect(writes).toBe(before);
  });

  it('tells a silent engine and its end without further requests', async () => {
    unreadable = silent;
    health.examine();
    await looks(2);
    unreadable = undefined;
    await looks(2);
    expect(said).toEqual(['Silent. E. A.', 'Silent. over']);
  });

  it('tells damage once, and reads nothing through again', async () => {
    unreadable = damaged;
    for (let request = 0; request < 3; request += 1) {
      health.examine();
      await looks(1);
    }
    expect([said, reads]).toEqual([['Damaged. E. A.'], 1]);
  });

  it('tells a full disk beside damage, and its end', async () => {
    unreadable = damaged;
    health.examine();
    await looks(1);
    unwritable = full;
    health.examine();
    await looks(1);
    unwritable = undefined;
    await looks(2);
    expect(said).toEqual(['Damaged. E. A.', 'Full. E. A.', 'Full. over']);
  });

  it('is silent after it was stopped', async () => {
    unwritable = full;
    health.examine();
    health.stop();
    health.examine();
    await looks(3);
    expect([said, writes]).toEqual([[], 1]);
  });
});
