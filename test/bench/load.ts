import { Agent, request } from 'node:http';
import { percentile } from './table';

export interface Load {
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

export interface Shot {
  method: string;
  path: string;
  body?: string;
}

/** Keeps `connections` requests on their way for some seconds. @throws Error for an answer that is no success */
export async function load(url: string, connections: number, seconds: number, next: () => Shot): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const began = performance.now();
  const ends = began + seconds * 1000;
  const one = async () => {
    while (performance.now() < ends) {
      const sent = performance.now();
      await fire(url, agent, next());
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const elapsed = performance.now() - began;
  agent.destroy();
  const sorted = times.toSorted((a, b) => a - b);
  return { requestsPerSecond: (times.length * 1000) / elapsed, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
}

function fire(url: string, agent: Agent, { method, path, body }: Shot): Promise<void> {
  return new Promise((settle, fail) => {
    const headers = body === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    const sent = request(`${url}${path}`, { method, agent, headers }, (response) => {
      const { statusCode = 0 } = response;
      response.resume().on('end', () => (statusCode < 300 ? settle() : fail(new Error(`${method} ${path} was answered by ${statusCode}`))));
    });
    sent.on('error', fail).end(body);
  });
}
