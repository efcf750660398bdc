import type { StorageFault } from './storage-fault';

/** Checks the store on demand, and prints each fault and its end once. */
export interface StoreHealth {
  /** Requests a check. It starts at once, or when the pause after the last check is over. */
  examine(): void;
  stop(): void;
}

interface Checks {
  /** Returns why the store cannot be written. Cheap. */
  writing(): Promise<StorageFault | undefined>;
  /** Returns why the store cannot be read. Reads the whole store. */
  reading(): Promise<StorageFault | undefined>;
  print(line: string): void;
}

/** Minimum time between two checks, in milliseconds. */
const defaultPause = 3000;

export function storeHealth(checks: Checks, pause: number = defaultPause): StoreHealth {
  let known: readonly StorageFault[] = [];
  let state: 'idle' | 'checking' | 'stopped' = 'idle';
  let isRequested = false;
  const check = async () => {
    isRequested = false;
    const found = await faults(checks, known);
    if (state === 'stopped') return;
    for (const line of changes(known, found)) checks.print(line);
    known = found;
    setTimeout(afterPause, pause).unref();
  };
  /** A fault that can end by itself is checked until it does. */
  const afterPause = () => {
    if (state === 'stopped') return;
    if (isRequested || known.some(({ kind }) => kind !== 'damaged')) void check();
    else state = 'idle';
  };
  const examine = () => {
    isRequested = true;
    if (state !== 'idle') return;
    state = 'checking';
    void check();
  };
  const stop = () => {
    state = 'stopped';
  };
  return { examine, stop };
}

/** Skips reading the whole store while the cheap check explains the failures, and after damage was found. */
async function faults({ writing, reading }: Checks, known: readonly StorageFault[]): Promise<StorageFault[]> {
  const damage = known.filter(({ kind }) => kind === 'damaged');
  const unwritable = await writing();
  if (unwritable) return [unwritable, ...damage];
  if (damage.length > 0) return damage;
  const unreadable = await reading();
  return unreadable ? [unreadable] : [];
}

/** Returns the lines to print: faults that have ended, then new faults. */
function changes(before: readonly StorageFault[], now: readonly StorageFault[]): string[] {
  const isIn = (list: readonly StorageFault[], { what }: StorageFault) => list.some((each) => each.what === what);
  const over = before.filter((fault) => !isIn(now, fault)).map((fault) => fault.over);
  return [...over, ...now.filter((fault) => !isIn(before, fault)).map(({ what, effect, advice }) => `${what} ${effect} ${advice}`)];
}
