import { percentile } from '../table';
import { Connection } from './connection';

export interface Driven {
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  requests: number;
}

/** The requests of one operation, one after the other. */
export type Shot = string[];

/**
 * Keeps `connections` operations on their way for some seconds.
 * @param status that every answer must have; absent: any success
 * @throws Error for another answer
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
  throw new Error(`${line} was answered by ${status}: ${body.toString().slice(0, 300)}`);
}
