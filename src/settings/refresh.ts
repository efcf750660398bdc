import { deadlineIn } from './deadline';
import type { ReadParameter } from './parameter';
import { defaults, readSettings, type Settings } from './settings';

interface Surroundings {
  read: ReadParameter;
  /** Milliseconds since 1970. */
  now(): number;
  /** Hears of settings that differ from those before; at first the defaults hold. */
  changed(settings: Settings): void;
  /** Whether somebody waits for the first answer: then reading begins when the settings are asked for once more. */
  hurried: boolean;
  /** Hears why the settings cannot be read or which of them are wrong: once, until it is otherwise. */
  warn(reason: string): void;
}

/** Milliseconds from one reading to the next. */
const interval = 60_000;

/** Milliseconds that a reading may take. */
const patience = 1500;

/**
 * Settings that are read again at most once a minute. Reading begins now, unless it is hurried, and goes on in the background when they are
 * asked for: nobody waits, and what is known last holds until there is an answer. A reading that was frozen with the process is replaced
 * when its minute is over, and if it fails there is nothing to warn of.
 */
export function liveSettings({ read, now, changed, hurried, warn }: Surroundings): () => Settings {
  let current = defaults;
  let latest = 0;
  let due = -Infinity;
  let spared = hurried;
  let warned = '';

  function warnOnce(about: string, reason: string): void {
    if (about !== '' && about !== warned) warn(reason);
    warned = about;
  }

  function accept(text: string): void {
    const { settings, wrong } = readSettings(text);
    const differs = settings.logLevel !== current.logLevel || settings.maintenance !== current.maintenance;
    current = settings;
    if (differs) changed(settings);
    warnOnce(wrong.join(), `wrong value of ${wrong.join(' and ')}, the default holds`);
  }

  async function readOnce(): Promise<void> {
    const mine = (latest += 1);
    const deadline = deadlineIn(patience, now);
    try {
      const text = await read(deadline.signal);
      if (mine === latest) accept(text);
    } catch (error) {
      if (mine === latest && !deadline.wasFrozen()) warnOnce('all', reasonOf(error));
    } finally {
      deadline.end();
    }
  }

  function readIfDue(): void {
    if (now() < due) return;
    due = now() + interval;
    void readOnce();
  }

  if (!hurried) readIfDue();
  return () => {
    if (!spared) readIfDue();
    spared = false;
    return current;
  };
}

/** What is aborted has the deadline as its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'AbortError' && error.cause instanceof Error ? error.cause.message : error.message;
}
