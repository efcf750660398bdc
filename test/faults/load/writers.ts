import { setTimeout as delay } from 'node:timers/promises';
import { makeCall, type CallOptions, type Client, knownETagIn } from './client';
import { acknowledgedIn, type Content, type KnownETag, type Call, displayNameOf } from '../history';
import { chance, pick, type Random } from '../random';

/** The user that one owner creates and deletes, over and over, and that rivals change. */
export interface Slot {
  userId?: string | undefined;
  email: string;
  held?: KnownETag | undefined;
  /** A person: their `sub` is the id of every user of this slot. */
  person?: { sub: string; token: string };
}

export interface Writer {
  client: Client;
  slot: Slot;
  random: Random;
  /** By `performance.now()`: nothing new is begun later. */
  until: number;
  /** Longest pause between two calls, in milliseconds. */
  rest: number;
}

const emailOf = (mark: number): string => `w${mark}@example.com`;

const fresh = (mark: number): Content => ({ email: emailOf(mark), displayName: displayNameOf(mark) });

const mayGoOn = ({ client, until }: Writer): boolean => performance.now() < until && !client.signal.aborted;

/** Creates a user, changes it a few times, deletes it, and begins anew. */
export async function own(writer: Writer): Promise<void> {
  const { random, slot } = writer;
  while (mayGoOn(writer)) {
    if (slot.userId === undefined) await create(writer);
    else if (chance(random, 0.2)) await remove(writer);
    else await change(writer);
    await rested(writer);
  }
}

/** Changes and sometimes deletes the user of a slot that another writer owns. */
export async function rival(writer: Writer): Promise<void> {
  const { random, slot } = writer;
  while (mayGoOn(writer)) {
    if (slot.userId !== undefined) await (chance(random, 0.05) ? remove(writer) : change(writer));
    await rested(writer);
  }
}

const rested = ({ random, rest, client }: Writer): Promise<void> =>
  delay(5 + random() * rest, undefined, { signal: client.signal }).catch(() => {});

async function create({ client, slot, random }: Writer): Promise<void> {
  const keyed = chance(random, 0.7);
  const { person } = slot;
  const call = await makeCall(client, { method: 'create', content: fresh, keyed, token: person?.token, userId: person?.sub });
  note(slot, call);
  if (person && call.attempts.at(-1)?.status === 409) slot.userId = person.sub;
}

function change(writer: Writer): Promise<void> {
  const { random, slot } = writer;
  const kind = pick(random, ['plain', 'plain', 'plain', 'matched', 'matched', 'moved', 'matched and moved', 'read'] as const);
  if (kind === 'read' || slot.held === undefined) return read(writer);
  const { email } = slot;
  const stay = (mark: number): Content => ({ email, displayName: displayNameOf(mark) });
  return update(writer, {
    content: kind.endsWith('moved') ? fresh : stay,
    ifMatch: kind.startsWith('matched') ? slot.held : undefined,
  });
}

async function update(writer: Writer, asked: Pick<CallOptions, 'content' | 'ifMatch'>): Promise<void> {
  const { client, slot } = writer;
  const { userId } = slot;
  const call = await makeCall(client, { method: 'update', userId, token: slot.person?.token, ...asked });
  if (slot.userId !== userId) return;
  note(slot, call);
  if (acknowledgedIn(call) === undefined) await read(writer);
}

async function read({ client, slot }: Writer): Promise<void> {
  const { userId } = slot;
  if (userId === undefined) return;
  const call = await makeCall(client, { method: 'get', userId, token: slot.person?.token });
  if (slot.userId === userId) note(slot, call);
}

async function remove({ client, slot, random }: Writer): Promise<void> {
  const { userId, person } = slot;
  const ifMatch = chance(random, 0.5) ? slot.held : undefined;
  const call = await makeCall(client, { method: 'delete', userId, token: person?.token, ifMatch });
  if (slot.userId === userId) note(slot, call);
  const looked = await makeCall(client, { method: 'get', userId, token: person?.token });
  if (slot.userId === userId) note(slot, looked);
}

/** What a client learns from the last answer. */
function note(slot: Slot, { method, attempts }: Call): void {
  const last = attempts.at(-1);
  if (last === undefined) return;
  const isGone = last.status === 404 || (method === 'delete' && last.status === 204);
  const { profile } = last;
  if (profile) Object.assign(slot, { userId: profile.userId, email: profile.email, held: knownETagIn(last, method) });
  else if (isGone) Object.assign(slot, { userId: undefined, held: undefined });
}

/** Two clients exchange the e-mail addresses of two users, in opposite directions. */
export async function swap(writer: Writer, other: Slot): Promise<void> {
  const { client, slot } = writer;
  while (mayGoOn(writer)) {
    const { email } = other;
    if (slot.userId === undefined) await create(writer);
    else if (other.userId !== undefined && slot.held)
      await update(writer, { content: (mark) => ({ email, displayName: displayNameOf(mark) }) });
    if (chance(writer.random, 0.3) && slot.userId !== undefined && !client.signal.aborted) await update(writer, { content: fresh });
    await rested(writer);
  }
}

/** Wants the same e-mail address as others; who has got it gives it back. */
export async function contend(writer: Writer, email: string): Promise<void> {
  const { client, slot, random } = writer;
  while (mayGoOn(writer)) {
    const content = (mark: number): Content => ({ email, displayName: displayNameOf(mark) });
    note(slot, await makeCall(client, { method: 'create', content, keyed: chance(random, 0.5) }));
    await rested(writer);
    if (slot.userId !== undefined) await remove(writer);
    await rested(writer);
  }
}
