import { percentile } from '../table';
import { Connection } from './connection';

export interface Driven {
  requestsPerSecond: number;
  /** In milliseconds. */
  p50: number;
  p99: number;
  requests: number;
}

/** Sends the requests of one operation one after the other. */
export type Shot = string[];

/**
 * Runs `connections` operations in parallel for some seconds.
 * @param status the required status of every response; undefined: any success
 * @throws Error for another response
 */
export async function drive(url: URL, connections: number, seconds: number, next: () => Shot, status?: number): Promise<Driven> {
  const opened = await Promise.all(Array.from({ length: connections }, () => Connection.open(url)));
  const times: number[] = [];
  const began = performance.now();
  const ends = began + seconds * 1000;
  const one = async (connection: Connection) => {
    while (performance.now() < ends) {
      const shot = next();
      const sent = performance.now();
      for (const request of shot) await fire(connection, request, status);
      times.push(performance.now() - sent);
    }
  };
  try {
    await Promise.all(opened.map(one));
    const elapsed = performance.now() - began;
    const sorted = times.toSorted((a, b) => a - b);
    const requestsPerSecond = (times.length * 1000) / elapsed;
    return { requestsPerSecond, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99), requests: times.length };
  } finally {
    for (const connection of opened) connection.close();
  }
}

async function fire(connection: Connection, request: string, wanted: number | undefined): Promise<void> {
  const { status, body } = await connection.send(request);
  if (wanted === undefined ? status < 300 : status === wanted) return;
  const [line] = request.split('\r\n');
  throw new Error(`${line} returned ${status}: ${body.toString().slice(0, 300)}`);
}
