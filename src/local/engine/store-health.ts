import type { StorageFault } from './storage-fault';

/** Looks for faults of the store when asked, and tells each fault and its end once. */
export interface StoreHealth {
  /** Asks for a look. It begins at once, or a pause after the last one. */
  examine(): void;
  stop(): void;
}

interface Checks {
  /** Why nothing can be written; cheap. */
  writing(): Promise<StorageFault | undefined>;
  /** Why something cannot be read; a pass through the whole store. */
  reading(): Promise<StorageFault | undefined>;
  say(line: string): void;
}

/** Between two looks, in milliseconds. */
const pause = 3000;

export function storeHealth(checks: Checks, between: number = pause): StoreHealth {
  let known: readonly StorageFault[] = [];
  let state: 'idle' | 'looking' | 'stopped' = 'idle';
  let asked = false;
  const look = async () => {
    asked = false;
    const found = await faults(checks, known);
    if (state === 'stopped') return;
    for (const line of news(known, found)) checks.say(line);
    known = found;
    setTimeout(rest, between).unref();
  };
  /** A fault that can end by itself is looked at until it does. */
  const rest = () => {
    if (state === 'stopped') return;
    if (asked || known.some(({ kind }) => kind !== 'damaged')) void look();
    else state = 'idle';
  };
  const examine = () => {
    asked = true;
    if (state !== 'idle') return;
    state = 'looking';
    void look();
  };
  const stop = () => {
    state = 'stopped';
  };
  return { examine, stop };
}

/** The costly pass is left out while the cheap check explains the failures, and once the damage is known. */
async function faults({ writing, reading }: Checks, known: readonly StorageFault[]): Promise<StorageFault[]> {
  const damage = known.filter(({ kind }) => kind === 'damaged');
  const unwritable = await writing();
  if (unwritable) return [unwritable, ...damage];
  if (damage.length > 0) return damage;
  const unreadable = await reading();
  return unreadable ? [unreadable] : [];
}

function news(before: readonly StorageFault[], now: readonly StorageFault[]): string[] {
  const isIn = (list: readonly StorageFault[], { what }: StorageFault) => list.some((each) => each.what === what);
  const over = before.filter((fault) => !isIn(now, fault)).map((fault) => fault.over);
  return [...over, ...now.filter((fault) => !isIn(before, fault)).map(({ what, effect, advice }) => `${what} ${effect} ${advice}`)];
}
