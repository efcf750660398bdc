import { describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { OperationId } from '../generated/operations';
import { type Call, testApi } from './api';

process.env['POWERTOOLS_LOG_LEVEL'] = 'DEBUG';
const written: string[] = [];
for (const stream of [process.stdout, process.stderr]) {
  jest.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
}

const api = testApi();
const canaries = {
  email: 'canary-email@example.com',
  displayName: 'Canary Display',
  givenName: 'Canary Given',
  familyName: 'Canary Family',
  phoneNumber: '+15550001234',
  birthDate: '1955-05-15',
  avatarUrl: 'https://images.example.com/canary.png',
  bio: 'Canary Bio',
  metadata: { canaryKey: 'Canary Value' },
};
const token = 'canary.token.signature';
const key = 'canary-idempotency-key';

describe('what is logged', () => {
  it('is one structured line for each request, without a word of what clients say of people, and without tokens', async () => {
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
    await call('getUser', { path });
    await call('updateUser', { path, body: { ...canaries, email: 'canary-email2@example.com' } });
    await call('updateUser', { path, body: canaries, headers: { 'If-Match': '"canary"' } });
    await call('listUsers', { query: { email: canaries.email } });
    await call('listUsers', { query: { canary: canaries.email } });
    await call('deleteUser', { path });
    await call('getUser', { path: { userId: randomUUID() } });

    const lines = written.flatMap((chunk) => chunk.split('\n')).filter((line) => line.startsWith('{'));
    expect(lines.map((line) => JSON.parse(line).operationId)).toEqual(requests.map(([operationId]) => operationId));
    expect(written.join('')).not.toMatch(/canary|1555000|1955-05-15|2955-05-15|example\.com/i);
  });
});
