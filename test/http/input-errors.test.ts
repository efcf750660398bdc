import { describe, expect, it } from '@jest/globals';
import createValidators from '../../generated/validators/createUser';
import listValidators from '../../generated/validators/listUsers';
import { pointerBelow, pointerTo } from '../../src/http/input-errors';
import { serve } from '../../src/http/serve';
import { type EventParts, lambdaContext, proxyEvent } from '../event';
import { storelessEndpoint, storelessRuntime } from '../runtime';

const never = () => Promise.reject(new Error('The operation must not be called'));
const create = serve(storelessEndpoint('createUser', never, createValidators), storelessRuntime);
const list = serve(storelessEndpoint('listUsers', never, listValidators), storelessRuntime);

describe('a JSON pointer', () => {
  it.each([
    [['body', 'preferences', 'notifications', 'push'], '/body/preferences/notifications/push'],
    [['header', 'If-Match'], '/header/If-Match'],
    [['body', 'tags', '17'], '/body/tags/17'],
    [['body', 'a/b~c'], '/body/a~1b~0c'],
    [['body', '__proto__'], '/body/__proto__'],
    [[], ''],
  ])('of the names %j is %j, and can be extended', (names, pointer) => {
    expect(pointerTo(...names)).toBe(pointer);
    expect(pointerBelow(pointer, undefined)).toBe(pointer);
    for (const name of ['bio', '17', 'a/b~c']) expect(pointerBelow(pointer, name)).toBe(pointerTo(...names, name));
    expect(pointerBelow(pointer, 'canary@example.com')).toBe(pointer);
  });

  it.each(['/body/canary@example.com', '/body/%2B15550001234/a', '/body/canary~0~1@/a', '/body//a', '/body/12345'])(
    'that is %s ends before the name that does not look like one, whatever follows',
    (pointer) => {
      expect([pointerBelow(pointer, undefined), pointerBelow(pointer, 'bio')]).toEqual(['/body', '/body']);
    },
  );

  it.each([
    'canary@example.com',
    'canary%40example.com',
    '+15550001234',
    '15550001234',
    'Canary Lovelace',
    `eyJ${'a'.repeat(80)}`,
    '',
    'ä',
  ])('ends before %j, which does not look like a name', (name) => {
    expect(pointerTo('body', 'metadata', name, 'deeper')).toBe('/body/metadata');
  });
});

describe('a response to a value in the position of a name', () => {
  const headers = { 'content-type': ['application/json'] };
  const strange = ['canary@example.com', '+15550001234', `eyJ${'canary'.repeat(40)}`];
  const person = { email: 'a@example.com', displayName: 'A' };

  it.each([
    ['the name of a property', (name: string) => ({ ...person, [name]: 1 }), ['unknown /body']],
    ['the key of metadata', (name: string) => ({ ...person, metadata: { [name]: 1 } }), ['wrong-type /body/metadata']],
    ['a name two levels down', (name: string) => ({ ...person, preferences: { [name]: {} } }), ['unknown /body/preferences']],
  ])('400 invalid-request: does not repeat a value instead of %s', async (_what, bodyWith, errors) => {
    for (const name of strange) expect(await errorsOf(create, { headers, body: JSON.stringify(bodyWith(name)) })).toEqual(errors);
  });

  it('400 invalid-request: does not repeat a value instead of a parameter name, once or twice', async () => {
    for (const name of strange) {
      expect(await errorsOf(list, { query: { [name]: ['1'] } })).toEqual(['unknown /query']);
      expect(await errorsOf(list, { query: { [name]: ['1', '2'] } })).toEqual(['repeated /query']);
    }
  });
});

async function errorsOf(handler: typeof create, parts: EventParts): Promise<string[]> {
  const { statusCode, body } = await handler(proxyEvent(handler === create ? 'createUser' : 'listUsers', parts), lambdaContext);
  const { errors }: { errors: { code: string; pointer: string }[] } = JSON.parse(body);
  expect(statusCode).toBe(400);
  return errors.map(({ code, pointer }) => `${code} ${pointer}`);
}
