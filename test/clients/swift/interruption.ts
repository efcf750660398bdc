import { Interrupted } from './exit-code';

/** Returns a signal that is aborted by the first SIGHUP, SIGINT or SIGTERM. Later ones are ignored, because the first starts the clean-up. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  const end = (signal: NodeJS.Signals) => controller.abort(new Interrupted(signal));
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  return controller.signal;
}
