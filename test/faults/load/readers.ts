import { setTimeout as delay } from 'node:timers/promises';
import { type Client, walk } from './client';

interface Reading {
  client: Client;
  until: number;
  /** Between two walks, in milliseconds. */
  rest: number;
}

const isOver = ({ client, until }: Reading): boolean => performance.now() >= until || client.signal.aborted;

/** Walks downwards through all users, over and over. */
export async function readDown(reading: Reading): Promise<void> {
  const { client, rest } = reading;
  while (!isOver(reading)) {
    const walked = await walk(client, 'desc');
    if (walked) client.history.walks.push(walked);
    await delay(rest, undefined, { signal: client.signal }).catch(() => {});
  }
}

/** Walks upwards and goes on where the last walk has ended, as a copy of the users in another system does. */
export async function follow(reading: Reading, isDone: () => boolean): Promise<void> {
  const { client, rest } = reading;
  let from: string | undefined;
  while (!isDone() && !client.signal.aborted) {
    const walked = await walk(client, 'asc', from);
    if (walked) client.history.followed.push(walked);
    from = walked?.shown.at(-1)?.profile.createdAt ?? from;
    await delay(rest, undefined, { signal: client.signal }).catch(() => {});
  }
}
