import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { operations, type Operation, type OperationId } from '../generated/operations';
import { tokenApi } from './access/tokens';
import { testApi } from './api';
import { watchLogs } from './log-watch';
import { newUser } from './new-user';

const api = testApi();
const tokens = tokenApi(api);
const rows = Object.values<Operation>(operations)
  .filter(({ path }) => path.includes('{userId}'))
  .map(({ id, body }) => [id as OperationId, body !== undefined] as const);

describe('the log line', () => {
  it.each(rows)('of a request to %s for me has the members of one for an id, and neither the id nor me', async (id, hasBody) => {
    const call = await tokens.person({ sub: randomUUID() });
    const content = newUser();
    const { json: path } = await call('createUser', { body: content });
    const body = hasBody ? { body: content } : {};
    const watch = watchLogs();
    await call(id, { path: { userId: 'me' }, ...body });
    await call(id, { path, ...body });
    const lines = watch.lines();
    watch.stop();
    const [one = {}, another = {}] = lines.map((line): object => JSON.parse(line)).filter((line) => 'operationId' in line);
    const names = Object.keys(another).filter((name) => name !== 'code');
    expect(Object.keys(one)).toEqual(names);
    expect(names).toContain('operationId');
    expect(lines.join('')).not.toMatch(new RegExp(`${path.userId}|"me"|users/me`));
  });
});
