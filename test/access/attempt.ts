import { expect } from '@jest/globals';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import type { UserProfile } from '../../src/users/profile';
import type { TestApi } from '../api';
import { sendRaw } from '../local/gateway/raw-request';
import { mediaTypeOf } from '../media-type';
import { newUser } from '../new-user';
import type { TokenApi } from './tokens';

/** A request as it is sent. */
export interface Attempt {
  method?: string;
  /** Sent exactly as written. */
  target: string;
  /** Lines without their ends. */
  headers?: readonly string[];
  body?: unknown;
}

export interface Outcome {
  status: number;
  /** The lines of the header. */
  head: string;
  body: string;
}

/** Two users with profiles, and requests of the one for the profile of the other. */
export interface Scene {
  url: string;
  victim: UserProfile;
  attacker: UserProfile;
  /** The tokens of both users and of an administrator. */
  tokens: { victim: string; attacker: string; administrator: string };
  /** Sends a request on a connection of its own. */
  attempt(attempt: Attempt): Promise<Outcome>;
  /** Expects a response without data of the victim, whose profile has not changed. */
  expectNothingOf(outcome: Outcome): Promise<void>;
}

export async function sceneIn(api: TestApi, tokens: TokenApi): Promise<Scene> {
  const people = await Promise.all([person(tokens), person(tokens)]);
  const [victim, attacker] = people;
  const { url } = tokens.anybody;
  const item = async () =>
    (await api.engine.client.send(new GetCommand({ TableName: api.tableName, Key: { userId: victim.user.userId } }))).Item;
  const before = await item();
  return {
    url,
    victim: victim.user,
    attacker: attacker.user,
    tokens: { victim: victim.token, attacker: attacker.token, administrator: await tokens.token({ administrator: true }) },
    attempt: (attempt) => sent(url, attempt),
    expectNothingOf: async ({ head, body }) => {
      expect(`${head}${body}`).not.toContain(victim.user.email);
      expect(`${head}${body}`).not.toContain(victim.user.displayName);
      expect(head).not.toMatch(/^etag:/im);
      expect(await item()).toEqual(before);
    },
  };
}

async function person({ token, person: as }: TokenApi): Promise<{ user: UserProfile; token: string }> {
  const sub = randomUUID();
  const call = await as({ sub });
  const { json } = await call('createUser', { body: newUser({ displayName: `Name of ${sub.slice(0, 13)}` }) });
  return { user: json, token: await token({ sub }) };
}

async function sent(url: string, { method = 'GET', target, headers = [], body }: Attempt): Promise<Outcome> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const ofBody = body === undefined ? [] : [`Content-Type: ${mediaTypeOf(method)}`, `Content-Length: ${Buffer.byteLength(text)}`];
  const lines = [`${method} ${target} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: close', ...ofBody, ...headers];
  return outcomeOf((await sendRaw(url, `${lines.join('\r\n')}\r\n\r\n${text}`)).response);
}

/** Returns the first response of a connection. */
export function outcomeOf(answer: string): Outcome {
  const end = answer.indexOf('\r\n\r\n');
  const head = answer.slice(0, end);
  return { status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]), head, body: answer.slice(end + 4) };
}

/** The header of a token, as one line. */
export const authorized = (token: string): string => `Authorization: Bearer ${token}`;
