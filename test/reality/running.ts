const stops: (() => Promise<void>)[] = [];

/** Registers a server to be stopped when its part ends, also after an error. Servers are stopped in reverse order. */
export function stopWithPart(stop: () => Promise<void>): void {
  stops.push(stop);
}

/** Stops all registered servers. */
export async function stopServers(): Promise<void> {
  for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
}
