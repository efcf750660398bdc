import { beforeAll, describe, expect, it } from '@jest/globals';
import { testApi } from '../api';
import { newUser } from '../new-user';
import { authorized, type Scene, sceneIn } from './attempt';
import { carrying, tokenApi } from './tokens';

const api = testApi();
const tokens = tokenApi(api);
let scene: Scene;
beforeAll(async () => {
  scene = await sceneIn(api, tokens);
});

const escaped = (text: string): string => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const wide = (text: string): string => text.replaceAll(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

/** Spellings of the id of the victim in the last segment of a path, or after it. */
const spellings: [string, (victim: string, attacker: string, email: string) => string][] = [
  ['as it is', (victim) => victim],
  ['escaped, each byte', (victim) => escaped(victim)],
  ['escaped twice', (victim) => escaped(escaped(victim))],
  ['in upper case', (victim) => victim.toUpperCase()],
  ['in full-width digits', (victim) => encodeURIComponent(wide(victim))],
  ['without dashes', (victim) => victim.replaceAll('-', '')],
  ['in braces', (victim) => `%7B${victim}%7D`],
  ['as a URN', (victim) => `urn:uuid:${victim}`],
  ['with a dot after it', (victim) => `${victim}.`],
  ['with a space after it', (victim) => `${victim}%20`],
  ['with a space before it', (victim) => `%20${victim}`],
  ['with a tab after it', (victim) => `${victim}%09`],
  ['with a line break after it', (victim) => `${victim}%0d%0a`],
  ['with a NUL after it', (victim) => `${victim}%00`],
  ['with an extension', (victim) => `${victim}.json`],
  ['with a matrix parameter', (victim) => `${victim};v=1`],
  ['with a slash after it', (victim) => `${victim}/`],
  ['with a fragment', (victim) => `${victim}#x`],
  ['behind the own id and a comma', (victim, own) => `${own},${victim}`],
  ['behind the own id and a NUL', (victim, own) => `${own}%00${victim}`],
  ['behind the own id and two dots', (victim, own) => `${own}/../${victim}`],
  ['behind the own id and two escaped dots', (victim, own) => `${own}%2f..%2f${victim}`],
  ['behind the own id and a backslash', (victim, own) => `${own}%5c..%5c${victim}`],
  ['behind two dots', (victim) => `../users/${victim}`],
  ['behind a dot', (victim) => `./${victim}`],
  ['behind an empty segment', (victim) => `/${victim}`],
  ['by the lock of the address', (_, __, email) => `email%23${email}`],
  ['by the lock of the address, escaped', (_, __, email) => escaped(`email#${email}`)],
  ['by the address', (_, __, email) => encodeURIComponent(email)],
  ['by a wildcard', () => '*'],
  ['by nothing', () => '%20'],
  ['in a JSON list', (victim, own) => encodeURIComponent(JSON.stringify([own, victim]))],
];

describe('authorization, with the id of another user in the path', () => {
  it.each(['GET', 'PUT', 'PATCH', 'DELETE'])(
    'is rejected with %s in any spelling, without revealing or changing anything',
    async (method) => {
      const { victim, attacker, attempt, expectNothingOf } = scene;
      for (const [, spelled] of spellings) {
        const target = `/users/${spelled(victim.userId, attacker.userId, victim.email)}`;
        const body = method === 'PUT' || method === 'PATCH' ? { body: newUser() } : {};
        for (const condition of [[], ['If-Match: *', 'If-None-Match: *']]) {
          const outcome = await attempt({ method, target, headers: [authorized(scene.tokens.attacker), ...condition], ...body });
          expect([target, [400, 403, 404].includes(outcome.status)]).toEqual([target, true]);
          await expectNothingOf(outcome);
        }
      }
    },
  );

  it.each(spellings)('rejects other spellings of the id, even from an authorized caller: %s', async (spelling, spelled) => {
    const { victim, attacker, attempt } = scene;
    const target = `/users/${spelled(victim.userId, attacker.userId, victim.email)}`;
    const { status } = await attempt({ target, headers: [authorized(scene.tokens.administrator)] });
    const same = ['as it is', 'escaped, each byte', 'in upper case', 'with a slash after it'];
    expect(same.includes(spelling) ? [200] : [400, 404]).toContain(status);
  });

  it('403: a subject that differs in one character, in any position', async () => {
    const { victim, attempt, expectNothingOf } = scene;
    for (const [at, character] of Array.from(victim.userId).entries()) {
      if (character === '-') continue;
      const sub = `${victim.userId.slice(0, at)}${character === '0' ? '1' : '0'}${victim.userId.slice(at + 1)}`;
      const outcome = await attempt({ target: `/users/${victim.userId}`, headers: [authorized(await tokens.token({ sub }))] });
      expect([sub, outcome.status]).toEqual([sub, 403]);
      await expectNothingOf(outcome);
    }
  });

  it('is rejected in an absolute URL as the target of the request', async () => {
    const target = `http://127.0.0.1/users/${scene.victim.userId}`;
    const outcome = await scene.attempt({ target, headers: [authorized(scene.tokens.attacker)] });
    expect(outcome.status).toBe(403);
    await scene.expectNothingOf(outcome);
  });
});

describe('authorization, with the id of another user elsewhere', () => {
  it.each(['userId', 'sub', 'id', 'owner', 'path'])('400: in the query string of the own path, as %s', async (name) => {
    const { victim, attacker, attempt, expectNothingOf } = scene;
    for (const method of ['GET', 'DELETE']) {
      const target = `/users/${attacker.userId}?${name}=${victim.userId}`;
      const outcome = await attempt({ method, target, headers: [authorized(scene.tokens.attacker)] });
      expect(outcome.status).toBe(400);
      await expectNothingOf(outcome);
    }
  });

  it('400: in the body of a create, a replace or a patch request of the own profile', async () => {
    const { victim, attacker, attempt, expectNothingOf } = scene;
    const body = newUser({ userId: victim.userId } as object);
    const headers = [authorized(scene.tokens.attacker)];
    const outcomes = [
      await attempt({ method: 'POST', target: '/users', headers, body }),
      await attempt({ method: 'PUT', target: `/users/${attacker.userId}`, headers, body }),
      await attempt({ method: 'PATCH', target: `/users/${attacker.userId}`, headers, body: { userId: victim.userId } }),
    ];
    expect(outcomes.map(({ status }) => status)).toEqual([400, 400, 400]);
    for (const outcome of outcomes) await expectNothingOf(outcome);
  });

  it('204: in the body of a delete request it is ignored, and the own profile is deleted', async () => {
    const { victim, attempt, expectNothingOf } = await sceneIn(api, tokens);
    const leaving = await sceneIn(api, tokens);
    const headers = [authorized(leaving.tokens.attacker)];
    const target = `/users/${leaving.attacker.userId}`;
    const outcome = await attempt({ method: 'DELETE', target, headers, body: { userId: victim.userId } });
    expect(outcome.status).toBe(204);
    expect((await attempt({ target, headers })).status).toBe(404);
    await expectNothingOf(outcome);
  });

  it('403: the ETag of another user gives no access', async () => {
    const { victim, attempt, expectNothingOf } = scene;
    const target = `/users/${victim.userId}`;
    const read = await attempt({ target, headers: [authorized(scene.tokens.victim)] });
    const etag = /^etag: (.*)$/im.exec(read.head)?.[1] ?? '';
    expect(etag).not.toBe('');
    for (const name of ['If-None-Match', 'If-Match']) {
      const outcome = await attempt({ target, headers: [authorized(scene.tokens.attacker), `${name}: ${etag}`] });
      expect(outcome.status).toBe(403);
      await expectNothingOf(outcome);
    }
  });
});

describe('authorization, with a cursor', () => {
  const list = async (token: string, cursor?: string) =>
    carrying(tokens.anybody, token)('listUsers', { query: { limit: 1, ...(cursor !== undefined && { cursor }) } });

  it('403: the cursor of an administrator gives a user no access', async () => {
    const { nextCursor = '' } = (await list(scene.tokens.administrator)).json;
    expect(nextCursor).not.toBe('');
    const outcomes = await Promise.all([nextCursor, undefined, 'altered'].map((cursor) => list(scene.tokens.attacker, cursor)));
    expect(outcomes.map(({ status, json }) => [status, json.code])).toEqual(outcomes.map(() => [403, 'forbidden']));
    const told = outcomes.map(({ text }) => text.replace(/"requestId":"[^"]+"/, ''));
    expect(new Set(told).size).toBe(1);
  });

  it('200: another administrator may continue with the cursor', async () => {
    const { nextCursor = '' } = (await list(scene.tokens.administrator)).json;
    const own = await list(scene.tokens.administrator, nextCursor);
    const others = await list(await tokens.token({ administrator: true }), nextCursor);
    expect([others.status, others.json.items]).toEqual([200, own.json.items]);
  });
});
