import { describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { OperationId } from '../generated/operations';
import { type Call, testApi } from './api';
import { canaryUser, personalInLine } from './canaries';
import { watchLogs } from './log-watch';

process.env['LOG_LEVEL'] = 'DEBUG';
const written: string[] = [];
for (const stream of [process.stdout, process.stderr]) {
  jest.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
}

const api = testApi();
const canaries = canaryUser();
const token = 'canary.token.signature';
const key = 'canary-idempotency-key';

describe('the log', () => {
  it('contains one structured line for each request, without personal data and tokens', async () => {
    const requests: [OperationId, Call][] = [];
    const call = async (operationId: OperationId, rest: Call = {}) => {
      requests.push([operationId, rest]);
      return api.call(operationId, { ...rest, headers: { Authorization: `Bearer ${token}`, ...rest.headers } });
    };
    const headers = { 'Idempotency-Key': key };
    const { json: path } = await call('createUser', { body: canaries, headers });
    await call('createUser', { body: canaries, headers });
    await call('createUser', { body: { ...canaries, bio: 'Canary Other' }, headers });
    await call('createUser', { body: canaries });
    await call('createUser', { body: { ...canaries, birthDate: '2955-05-15', timeZone: 'Canary' } });
    await call('createUser', { body: { ...canaries, metadata: { [canaries.email]: 'Canary' } } });
    await call('getUser', { path });
    await call('updateUser', { path, body: { ...canaries, email: 'canary-email2@example.com' } });
    await call('updateUser', { path, body: canaries, headers: { 'If-Match': '"canary"' } });
    await call('patchUser', { path, body: { bio: 'Canary Patched', metadata: { key: null } } });
    await call('patchUser', { path, body: { timeZone: 'Canary', [canaries.email]: null } });
    await call('getUser', { path: { userId: 'me' } });
    await call('listUsers', { query: { email: canaries.email } });
    await call('listUsers', { query: { [canaries.email]: canaries.email } });
    await call('deleteUser', { path });
    await call('getUser', { path: { userId: randomUUID() } });

    const lines = written.flatMap((chunk) => chunk.split('\n')).filter((line) => line.startsWith('{'));
    expect(lines.map((line) => JSON.parse(line).operationId)).toEqual(requests.map(([operationId]) => operationId));
    expect(lines.flatMap(personalInLine)).toEqual([]);
    expect(written.join('')).not.toMatch(/canary|1555000|[12]955-05-15|example\.com/i);
  });

  it('is searched for personal data in every test of the API', async () => {
    const watch = watchLogs();
    await api.call('createUser', { body: canaryUser() });
    process.stdout.write('{"message":"Canary"}\n');
    const lines = watch.lines();
    watch.stop();
    expect(lines.map((line) => JSON.parse(line).message)).toEqual(['request', 'Canary']);
    expect(lines.map((line) => personalInLine(line).length)).toEqual([0, 1]);
  });
});
