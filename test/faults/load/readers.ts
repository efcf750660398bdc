import { setTimeout as delay } from 'node:timers/promises';
import { type Client, iterate } from './client';

interface Reading {
  client: Client;
  until: number;
  /** Between two iterations, in milliseconds. */
  rest: number;
}

const isOver = ({ client, until }: Reading): boolean => performance.now() >= until || client.signal.aborted;

/** Walks downwards through all users, over and over. */
export async function readDown(reading: Reading): Promise<void> {
  const { client, rest } = reading;
  while (!isOver(reading)) {
    const iteration = await iterate(client, 'desc');
    if (iteration) client.history.iterations.push(iteration);
    await delay(rest, undefined, { signal: client.signal }).catch(() => {});
  }
}

/** Walks upwards and goes on where the last iterate has ended, as a copy of the users in another system does. */
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
