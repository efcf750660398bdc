import { defaults, readSettings, type Settings } from './settings';

interface Options {
  /** Called with the new settings when they differ from the previous ones; the first ones are compared with the defaults. */
  onChange(settings: Settings): void;
  /** Called with the reason when the settings cannot be read or are invalid: once, until the reason changes. */
  warn(reason: string): void;
}

/** The settings that apply, and the reporter of their changes and errors. */
export interface KnownSettings {
  current(): Settings;
  /** Applies the text of the parameter. @throws Error when it is not a JSON object */
  apply(text: string): void;
  reportFailure(error: unknown): void;
}

/** Returns the defaults, to be replaced by settings that are read. */
export function knownSettings({ onChange, warn }: Options): KnownSettings {
  let current = defaults;
  let warnedAbout = '';

  function warnOnce(subject: string, reason: string): void {
    if (subject !== '' && subject !== warnedAbout) warn(reason);
    warnedAbout = subject;
  }

  function apply(text: string): void {
    const { settings, invalid } = readSettings(text);
    const differs = settings.logLevel !== current.logLevel || settings.maintenance !== current.maintenance;
    current = settings;
    if (differs) onChange(settings);
    warnOnce(invalid.join(), `invalid value of ${invalid.join(' and ')}; the default applies`);
  }

  return { current: () => current, apply, reportFailure: (error) => warnOnce('all', reasonOf(error)) };
}

/** An AbortError has the deadline's own error as its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'AbortError' && error.cause instanceof Error ? error.cause.message : error.message;
}
