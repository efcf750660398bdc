const stops: (() => Promise<void>)[] = [];

/** Has a server stopped when its part ends, whichever way it ends. The last one started is stopped first. */
export function stopWithPart(stop: () => Promise<void>): void {
  stops.push(stop);
}

/** Stops the servers of the part that has ended. */
export async function stopServers(): Promise<void> {
  for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
}
