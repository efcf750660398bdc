import { setTimeout as delay } from 'node:timers/promises';
import { type Client, iterate } from './client';

interface Reading {
  client: Client;
  until: number;
  /** Pause between two iterations, in milliseconds. */
  rest: number;
}

const isOver = ({ client, until }: Reading): boolean => performance.now() >= until || client.signal.aborted;

/** Iterates over all users in descending order, again and again. */
export async function iterateRepeatedly(reading: Reading): Promise<void> {
  const { client, rest } = reading;
  while (!isOver(reading)) {
    const iteration = await iterate(client, 'desc');
    if (iteration) client.history.iterations.push(iteration);
    await delay(rest, undefined, { signal: client.signal }).catch(() => {});
  }
}

/** Iterates in ascending order, and continues where the last iteration ended, as a system that replicates the users does. */
export async function follow(reading: Reading, isDone: () => boolean): Promise<void> {
  const { client, rest } = reading;
  let from: string | undefined;
  while (!isDone() && !client.signal.aborted) {
    const iteration = await iterate(client, 'asc', from);
    if (iteration) client.history.followed.push(iteration);
    from = iteration?.shown.at(-1)?.profile.createdAt ?? from;
    await delay(rest, undefined, { signal: client.signal }).catch(() => {});
  }
}
