import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { operations, type OperationId } from '../generated/operations';
import { environment } from '../src/config';
import { createRuntime } from '../src/lambda';
import { loadFunctions } from '../src/local/functions';
import { type Caller, type DeclaredResponse, testApi } from './api';
import { newUser } from './new-user';
import { fakeSsm, parameterOf } from './settings/fake-ssm';
import { fakeDaemon } from './telemetry/fake-daemon';

const ssm = fakeSsm();
const daemon = fakeDaemon();
const written: string[] = [];
let minutes = 0;

const systemTime = Date.now;
jest.spyOn(Date, 'now').mockImplementation(() => systemTime() + minutes * 60_000);
jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
jest.spyOn(process.stderr, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);

beforeAll(() => {
  ssm.behaviour = parameterOf('{}');
  process.env[environment.settingsParameter] = '/user-profiles/test/settings';
  process.env[environment.environmentName] = 'test';
  process.env['LOG_LEVEL'] = '';
  Object.assign(process.env, ssm.env, daemon.env);
});
const api = testApi();
const path = { userId: '018f3f6e-0000-7000-8000-000000000000' };

/** Changes the settings and lets a minute pass, then repeats a request until its response shows the change. */
async function afterAMinute(settings: object, wanted: (response: DeclaredResponse) => boolean, call: Caller = api.call): Promise<void> {
  ssm.behaviour = parameterOf(JSON.stringify(settings));
  minutes += 1;
  while (!wanted(await call('getUser', { path })));
}

const linesOf = async (calls: () => Promise<unknown>): Promise<Record<string, unknown>[]> => {
  written.length = 0;
  await calls();
  return written
    .flatMap((chunk) => chunk.split('\n'))
    .filter(Boolean)
    .map((line) => JSON.parse(line));
};

/** Returns the DynamoDB operations reported to X-Ray since the previous call. */
const operationsHeard = async () => (await daemon.heard()).flatMap(({ name, aws }) => (name === 'DynamoDB' ? [aws['operation']] : []));

describe('the functions of a runtime', () => {
  it('write the business metrics in the log line of the request', async () => {
    const user = newUser();
    const headers = { 'Idempotency-Key': 'the-same-key-again' };
    const lines = await linesOf(async () => {
      await api.call('createUser', { body: user, headers });
      await api.call('createUser', { body: user, headers });
      await api.call('createUser', { body: user });
      await api.call('getUser', { path });
    });
    const counters = ['UsersCreated', 'IdempotentReplays', 'EmailConflicts'];
    expect(lines.map((line) => counters.filter((counter) => line[counter] === 1))).toEqual([...counters.map((counter) => [counter]), []]);
    expect(lines.map(({ message, Environment: name }) => [message, name])).toEqual([
      ...counters.map(() => ['request', 'test']),
      ['request', undefined],
    ]);
  });

  it('report their calls to X-Ray', async () => {
    const arriving = daemon.next(1);
    await api.call('getUser', { path });
    expect(await arriving).toMatchObject([{ name: 'DynamoDB', aws: { operation: 'GetItem', table_name: api.tableName } }]);
  });

  it('refresh the settings after a minute, apply the log level, and continue to write metrics', async () => {
    await afterAMinute({ logLevel: 'ERROR' }, () => written.splice(0).length === 0);
    const lines = await linesOf(async () => {
      await api.call('getUser', { path });
      await api.call('createUser', { body: newUser() });
    });
    expect(lines).toEqual([expect.objectContaining({ UsersCreated: 1, Environment: 'test' })]);
    expect(lines[0]).not.toHaveProperty('message');
  });

  it('keep the log level that the environment variable sets', async () => {
    const env = {
      ...process.env,
      [environment.tableName]: api.tableName,
      [environment.dynamodbEndpoint]: api.engine.endpoint,
      [environment.logLevel]: 'ERROR',
    };
    const call = await api.varied({ functions: await loadFunctions(env) });
    await afterAMinute({ logLevel: 'DEBUG', maintenance: true }, ({ status }) => status === 503, call);
    await afterAMinute({ logLevel: 'DEBUG' }, ({ status }) => status === 404, call);
    expect(await linesOf(() => call('getUser', { path }))).toEqual([]);
  });

  it('503 service-unavailable: during maintenance, without any call to DynamoDB', async () => {
    await afterAMinute({ maintenance: true }, ({ status }) => status === 503);
    await operationsHeard();
    for (const id of Object.keys(operations) as OperationId[]) {
      const body = 'body' in operations[id] ? { body: newUser() } : {};
      const { status, headers, json } = await api.call(id, { path, ...body });
      expect([id, status, json.code, headers.get('retry-after')]).toEqual([id, 503, 'service-unavailable', '60']);
    }
    expect(await operationsHeard()).toEqual([]);
    await afterAMinute({ maintenance: false }, ({ status }) => status === 404);
    expect(await operationsHeard()).toEqual(['GetItem']);
  });
});

describe('createRuntime', () => {
  const complete = {
    [environment.tableName]: 'users',
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'key',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
  };
  const create = (env: NodeJS.ProcessEnv) => createRuntime(env, () => {}, Date.now);

  it.each([environment.tableName, 'AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])(
    'throws an error that names %s when it is missing',
    (name) => {
      expect(() => create(complete)).not.toThrow();
      expect(() => create({ ...complete, [name]: undefined })).toThrow(name);
    },
  );

  it('reads only the environment variables that it is given', () => {
    const origins = ['https://app.example.com', 'https://admin.example.com'];
    expect(create({ ...complete, [environment.allowedOrigins]: origins.join(',') }).allowedOrigins).toEqual(origins);
    expect(create(complete).allowedOrigins).toEqual(['*']);
  });
});
