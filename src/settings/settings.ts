import { type LogLevel, logLevels } from '../telemetry/logger';

/** What may be changed while the functions run. */
export interface Settings {
  logLevel: LogLevel;
  /** Whether every request is refused for now. */
  maintenance: boolean;
}

export const defaults: Settings = { logLevel: 'INFO', maintenance: false };

/**
 * Reads the settings. A key that is not there has its default, and so has one with a wrong value; unknown keys mean nothing.
 * @returns `wrong`: the keys with a wrong value
 * @throws Error when the text is no JSON object
 */
export function readSettings(text: string): { settings: Settings; wrong: string[] } {
  const { logLevel = defaults.logLevel, maintenance = defaults.maintenance } = objectIn(text);
  const level = logLevels.find((known) => known === logLevel);
  const settings = { logLevel: level ?? defaults.logLevel, maintenance: maintenance === true };
  const wrong = [...(level === undefined ? ['logLevel'] : []), ...(typeof maintenance === 'boolean' ? [] : ['maintenance'])];
  return { settings, wrong };
}

function objectIn(text: string): { logLevel?: unknown; maintenance?: unknown } {
  const value: unknown = parsed(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('the settings are no JSON object');
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error('the settings are no JSON', { cause });
  }
}
