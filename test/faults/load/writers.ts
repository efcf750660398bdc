import { setTimeout as delay } from 'node:timers/promises';
import { makeCall, type CallOptions, type Client, knownETagIn } from './client';
import { acknowledgedIn, type Content, type KnownETag, type Call, displayNameOf, type Patch } from '../history';
import { chance, pick, type Random } from '../random';

/** A place for one user at a time. Its owner creates and deletes the user again and again; rivals change the user. */
export interface Slot {
  userId?: string | undefined;
  email: string;
  knownETag?: KnownETag | undefined;
  /** Subject and token of a user who is not an administrator. The subject is the userId of every user of this slot. */
  tokenUser?: { sub: string; token: string };
}

export interface Writer {
  client: Client;
  slot: Slot;
  random: Random;
  /** No call begins after this time, by `performance.now()`. */
  until: number;
  /** Longest pause between two calls, in milliseconds. */
  rest: number;
}

const emailOf = (callId: number): string => `w${callId}@example.com`;

const newContent = (callId: number): Content => ({ email: emailOf(callId), displayName: displayNameOf(callId) });

const mayContinue = ({ client, until }: Writer): boolean => performance.now() < until && !client.signal.aborted;

/** Creates a user, changes the user a few times, deletes the user, and repeats this. */
export async function own(writer: Writer): Promise<void> {
  const { random, slot } = writer;
  while (mayContinue(writer)) {
    if (slot.userId === undefined) await create(writer);
    else if (chance(random, 0.2)) await remove(writer);
    else await change(writer);
    await rested(writer);
  }
}

/** Changes and sometimes deletes the user of a slot that another writer owns. */
export async function rival(writer: Writer): Promise<void> {
  const { random, slot } = writer;
  while (mayContinue(writer)) {
    if (slot.userId !== undefined) await (chance(random, 0.05) ? remove(writer) : change(writer));
    await rested(writer);
  }
}

const rested = ({ random, rest, client }: Writer): Promise<void> =>
  delay(5 + random() * rest, undefined, { signal: client.signal }).catch(() => {});

async function create({ client, slot, random }: Writer): Promise<void> {
  const keyed = chance(random, 0.7);
  const { tokenUser } = slot;
  const call = await makeCall(client, { method: 'create', content: newContent, keyed, token: tokenUser?.token, userId: tokenUser?.sub });
  updateSlot(slot, call);
  if (tokenUser && call.attempts.at(-1)?.status === 409) slot.userId = tokenUser.sub;
}

function change(writer: Writer): Promise<void> {
  const { random, slot } = writer;
  const kind = pick(random, kinds);
  if (kind === 'read' || slot.knownETag === undefined) return read(writer);
  const { email } = slot;
  const sameEmail = (callId: number): Content => ({ email, displayName: displayNameOf(callId) });
  const ifMatch = kind.startsWith('matched') ? slot.knownETag : undefined;
  const isMove = kind.endsWith('moved');
  if (kind.includes('patched')) return update(writer, { method: 'patch', content: newPatch(random, isMove), ifMatch });
  return update(writer, { method: 'update', content: isMove ? newContent : sameEmail, ifMatch });
}

const kinds = [
  ...(['plain', 'plain', 'matched', 'moved', 'matched and moved'] as const),
  ...(['patched', 'patched', 'patched', 'matched and patched', 'patched and moved'] as const),
  'read',
] as const;

/** Returns the content of a patch that sets one name, removes one or keeps both. */
function newPatch(random: Random, isMove: boolean): (callId: number) => Patch {
  const name = pick(random, ['givenName', 'familyName', 'neither'] as const);
  const isRemoval = chance(random, 0.3);
  return (callId) => ({
    displayName: displayNameOf(callId),
    ...(name !== 'neither' && { [name]: isRemoval ? null : displayNameOf(callId) }),
    ...(isMove && { email: emailOf(callId) }),
  });
}

async function update(writer: Writer, asked: Pick<CallOptions, 'method' | 'content' | 'ifMatch'>): Promise<void> {
  const { client, slot } = writer;
  const { userId } = slot;
  const call = await makeCall(client, { userId, token: slot.tokenUser?.token, ...asked });
  if (slot.userId !== userId) return;
  updateSlot(slot, call);
  if (acknowledgedIn(call) === undefined) await read(writer);
}

async function read({ client, slot }: Writer): Promise<void> {
  const { userId } = slot;
  if (userId === undefined) return;
  const call = await makeCall(client, { method: 'get', userId, token: slot.tokenUser?.token });
  if (slot.userId === userId) updateSlot(slot, call);
}

async function remove({ client, slot, random }: Writer): Promise<void> {
  const { userId, tokenUser } = slot;
  const ifMatch = chance(random, 0.5) ? slot.knownETag : undefined;
  const call = await makeCall(client, { method: 'delete', userId, token: tokenUser?.token, ifMatch });
  if (slot.userId === userId) updateSlot(slot, call);
  const observed = await makeCall(client, { method: 'get', userId, token: tokenUser?.token });
  if (slot.userId === userId) updateSlot(slot, observed);
}

/** Updates a slot from the last response of a call. */
function updateSlot(slot: Slot, { method, attempts }: Call): void {
  const last = attempts.at(-1);
  if (last === undefined) return;
  const isGone = last.status === 404 || (method === 'delete' && last.status === 204);
  const { profile } = last;
  if (profile) Object.assign(slot, { userId: profile.userId, email: profile.email, knownETag: knownETagIn(last, method) });
  else if (isGone) Object.assign(slot, { userId: undefined, knownETag: undefined });
}

/** Gives the user of a slot the email address of another slot. Two clients do so in opposite directions. */
export async function swap(writer: Writer, other: Slot): Promise<void> {
  const { client, slot } = writer;
  while (mayContinue(writer)) {
    const { email } = other;
    if (slot.userId === undefined) await create(writer);
    else if (other.userId !== undefined && slot.knownETag)
      await update(writer, { method: 'update', content: (callId) => ({ email, displayName: displayNameOf(callId) }) });
    if (chance(writer.random, 0.3) && slot.userId !== undefined && !client.signal.aborted)
      await update(writer, { method: 'update', content: newContent });
    await rested(writer);
  }
}

/** Creates users with the same email address as other clients, and deletes each created user. */
export async function contend(writer: Writer, email: string): Promise<void> {
  const { client, slot, random } = writer;
  while (mayContinue(writer)) {
    const content = (callId: number): Content => ({ email, displayName: displayNameOf(callId) });
    updateSlot(slot, await makeCall(client, { method: 'create', content, keyed: chance(random, 0.5) }));
    await rested(writer);
    if (slot.userId !== undefined) await remove(writer);
    await rested(writer);
  }
}
