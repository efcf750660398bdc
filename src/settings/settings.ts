import { type LogLevel, logLevels } from '../telemetry/logger';

/** The runtime settings: what an operator can change while the functions run. */
export interface Settings {
  logLevel: LogLevel;
  /** Whether every request is rejected with 503. */
  maintenance: boolean;
}

/** The settings that apply until others have been read. */
export const defaults: Settings = { logLevel: 'INFO', maintenance: false };

/**
 * Reads the runtime settings from the value of the SSM parameter. A missing or invalid property gets its default; unknown properties are
 * ignored.
 * @param text a JSON object
 * @returns the settings; `invalid` lists the properties with an invalid value
 * @throws Error when the text is not a JSON object
 */
export function readSettings(text: string): { settings: Settings; invalid: string[] } {
  const { logLevel = defaults.logLevel, maintenance = defaults.maintenance } = objectIn(text);
  const level = logLevels.find((each) => each === logLevel);
  const settings = { logLevel: level ?? defaults.logLevel, maintenance: maintenance === true };
  const invalid = [...(level === undefined ? ['logLevel'] : []), ...(typeof maintenance === 'boolean' ? [] : ['maintenance'])];
  return { settings, invalid };
}

function objectIn(text: string): { logLevel?: unknown; maintenance?: unknown } {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('The settings are not a JSON object');
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error('The settings are not valid JSON', { cause });
  }
}
