import { Interrupted } from './exit-code';

/** Aborted by the first signal that asks this process to end. Later ones are ignored: the first has everything ended and removed. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  const end = (signal: NodeJS.Signals) => controller.abort(new Interrupted(signal));
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  return controller.signal;
}
