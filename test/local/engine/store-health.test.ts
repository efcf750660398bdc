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

const pause = 20;
let [unwritable, unreadable]: (StorageFault | undefined)[] = [];
let [writes, reads] = [0, 0];
let printed: string[] = [];
let health: StoreHealth;

beforeEach(() => {
  [unwritable, unreadable] = [undefined, undefined];
  [writes, reads] = [0, 0];
  printed = [];
  const writing = async () => ((writes += 1), unwritable);
  const reading = async () => ((reads += 1), unreadable);
  health = storeHealth({ writing, reading, print: (line) => printed.push(line) }, pause);
});

const checks = (count: number) => sleep(count * pause * 2);

describe('the health of the store', () => {
  it('is checked only on request, and once if the store is healthy', async () => {
    await checks(1);
    expect([writes, reads]).toEqual([0, 0]);
    health.examine();
    await checks(3);
    expect([writes, reads, printed]).toEqual([1, 1, []]);
  });

  it('is checked twice for many requests: for the first, and after a pause for all others', async () => {
    for (let request = 0; request < 100; request += 1) health.examine();
    await checks(4);
    expect([writes, reads]).toEqual([2, 2]);
  });

  it('prints a full disk and its end once, and does not read the store meanwhile', async () => {
    unwritable = full;
    health.examine();
    await checks(3);
    health.examine();
    await checks(2);
    expect([printed, reads]).toEqual([['Full. E. A.'], 0]);
    expect(writes).toBeGreaterThan(2);
    unwritable = undefined;
    await checks(2);
    expect(printed).toEqual(['Full. E. A.', 'Full. over']);
    const before = writes;
    await checks(2);
    expect(writes).toBe(before);
  });

  it('prints a silent engine, and its end without further requests', async () => {
    unreadable = silent;
    health.examine();
    await checks(2);
    unreadable = undefined;
    await checks(2);
    expect(printed).toEqual(['Silent. E. A.', 'Silent. over']);
  });

  it('prints damage once, and does not read the store again', async () => {
    unreadable = damaged;
    for (let request = 0; request < 3; request += 1) {
      health.examine();
      await checks(1);
    }
    expect([printed, reads]).toEqual([['Damaged. E. A.'], 1]);
  });

  it('prints a full disk and its end in addition to damage', async () => {
    unreadable = damaged;
    health.examine();
    await checks(1);
    unwritable = full;
    health.examine();
    await checks(1);
    unwritable = undefined;
    await checks(2);
    expect(printed).toEqual(['Damaged. E. A.', 'Full. E. A.', 'Full. over']);
  });

  it('prints nothing after it was stopped', async () => {
    unwritable = full;
    health.examine();
    health.stop();
    health.examine();
    await checks(3);
    expect([printed, writes]).toEqual([[], 1]);
  });
});
