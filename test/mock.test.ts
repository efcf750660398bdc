import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { type Operation, operations } from './contract/declared-operations';
import { type Mock, startMock } from './mock-server';
import { entryPoint } from './typescript-entry';

const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));

let mock: Mock;

beforeAll(async () => {
  mock = await startMock();
}, 60_000);

afterAll(() => mock.stop());

interface MockRequest {
  prefer?: string;
  authorization?: string | undefined;
  body?: unknown;
}

/** Returns the media type of the body of an operation, and its examples. */
const bodyOf = ({ requestBody }: Operation) =>
  Object.entries(requestBody?.content ?? {}).map(([type, { examples }]) => ({ type, examples }))[0];

/** Calls an operation with the examples of its parameters and, unless a body is passed, of its body. */
function send(operation: Operation, { prefer, authorization, body }: MockRequest): Promise<Response> {
  const { method, path, parameters } = operation;
  const own = bodyOf(operation);
  const values = (place: string): [string, string][] =>
    parameters.filter((parameter) => parameter.in === place).map(({ name, example }) => [name, String(example)]);
  const filled = values('path').reduce((text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(value)), path);
  const headers = new Headers(values('header'));
  if (prefer) headers.set('prefer', prefer);
  if (authorization) headers.set('authorization', authorization);
  if (own) headers.set('content-type', own.type);
  const sent = body ?? Object.values(own?.examples ?? {})[0]?.value;
  const url = `${mock.url}${filled}?${new URLSearchParams(values('query')).toString()}`;
  return fetch(url, { method, headers, ...(own && { body: JSON.stringify(sent) }) });
}

const authorization = 'Bearer x';

const errorsOf = (schema: object, value: unknown): unknown => (ajv.validate(schema, value) ? [] : ajv.errors);

/** Checks a response of the mock against the contract and returns its body. */
async function expectAsDeclared(operation: Operation, status: string, response: Response): Promise<unknown> {
  const declared = operation.responses[status];
  if (!declared) throw new Error(`${operation.operationId} does not declare ${status}`);
  expect(response.status).toBe(Number(status));
  for (const [name, { required, schema }] of Object.entries(declared.headers)) {
    const value = response.headers.get(name);
    if (required || value !== null) expect([name, errorsOf(schema, value)]).toEqual([name, []]);
  }
  const text = await response.text();
  const [type, media] = Object.entries(declared.content ?? {})[0] ?? [];
  if (!type || !media) {
    expect(text).toBe('');
    return undefined;
  }
  expect(response.headers.get('content-type')).toBe(type);
  const body: unknown = JSON.parse(text);
  expect(errorsOf(media.schema, body)).toEqual([]);
  return body;
}

describe.each(operations)('the mock of $operationId', (operation) => {
  const statuses = Object.keys(operation.responses);
  const success = statuses[0] ?? '';
  const examples = Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
    Object.values(content).flatMap((media) => Object.entries(media.examples).map(([name, { value }]) => ({ status, name, value }))),
  );
  const bodies = Object.entries(bodyOf(operation)?.examples ?? { none: { value: undefined } });

  it.each(bodies)(`${success}: returns a declared response for the request example %s`, async (_name, { value }) => {
    await expectAsDeclared(operation, success, await send(operation, { authorization, body: value }));
  });

  it.each(statuses)('%s: is returned as declared if Prefer selects it', async (status) => {
    const body = await expectAsDeclared(operation, status, await send(operation, { authorization, prefer: `code=${status}` }));
    if (Number(status) >= 400) expect(body).toMatchObject({ status: Number(status) });
  });

  it.each(examples)('$status: the example $name can be selected by its name', async ({ status, name, value }) => {
    const response = await send(operation, { authorization, prefer: `code=${status}, example=${name}` });
    expect(await expectAsDeclared(operation, status, response)).toEqual(value);
  });

  it('401: a request without a token is rejected', async () => {
    const body = await expectAsDeclared(operation, '401', await send(operation, {}));
    expect(body).toMatchObject({ code: 'unauthenticated' });
  });
});

describe('an invalid request to the mock', () => {
  const withBody = operations.filter(({ requestBody }) => requestBody);

  /** Prism returns 422 if the operation declares 422. The API returns 400. */
  it.each(withBody)('400 or 422: $operationId with an undeclared property', async (operation) => {
    const body = { email: 'ada@example.com', displayName: 'Ada', version: 1 };
    const { status } = await send(operation, { authorization, body });
    expect(status).toBe(operation.responses['422'] ? 422 : 400);
  });

  it.each(withBody)('400 or 422: $operationId with a control character in a name', async (operation) => {
    const { status } = await send(operation, { authorization, body: { email: 'ada@example.com', displayName: 'Ada\u0007' } });
    expect(status).toBe(operation.responses['422'] ? 422 : 400);
  });
});

describe('the mock of patchUser', () => {
  const patchUser = operations.find(({ operationId }) => operationId === 'patchUser');
  const patch = (body: unknown): Promise<Response> => {
    if (!patchUser) throw new Error('The contract declares no patchUser');
    return send(patchUser, { authorization, body });
  };

  it.each([
    { bio: null },
    { displayName: 'Ada', phoneNumber: null, birthDate: null, avatarUrl: null, locale: null, timeZone: null, givenName: null },
    { preferences: null, metadata: null },
    { preferences: { theme: null, notifications: { push: null, sms: true } }, metadata: { plan: null, seat: '1' } },
    { preferences: { notifications: null } },
    {},
  ])('200: accepts null for every optional property: %j', async (body) => {
    expect((await patch(body)).status).toBe(200);
  });

  it.each([
    { email: null },
    { displayName: null },
    { nickname: 'Ada' },
    { preferences: { nickname: null } },
    { preferences: { theme: 'pink' } },
    { metadata: { plan: 1 } },
    { etag: '"1"' },
    { bio: '' },
    [],
  ])('400: rejects null for a required property, unknown properties and invalid values: %j', async (body) => {
    expect((await patch(body)).status).toBe(400);
  });

  /** Prism takes every type that ends with +json for JSON. The API returns 415. */
  it.each([
    ['application/json', 200],
    ['text/plain', 415],
  ])('the media type %s: %i', async (type, status) => {
    const headers = { authorization, 'content-type': type };
    const url = `${mock.url}/users/3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f`;
    expect((await fetch(url, { method: 'PATCH', headers, body: '{"bio":null}' })).status).toBe(status);
  });
});

describe('me in the mock', () => {
  it.each(operations.filter(({ path }) => path.includes('{userId}')))('is accepted by $operationId', async (operation) => {
    const { status } = await send({ ...operation, path: '/users/me' }, { authorization });
    expect(String(status)).toBe(Object.keys(operation.responses)[0]);
  });

  it('400: other words are rejected', async () => {
    expect((await fetch(`${mock.url}/users/you`, { headers: { authorization } })).status).toBe(400);
  });
});

describe('npm run mock', () => {
  /** Runs the command and returns its output and exit code. */
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...entryPoint('src/local/mock.ts'), ...args], { encoding: 'utf8' });
    return { status, stdout, stderr };
  };

  it('reports in one line that its port is in use and suggests another', () => {
    const { port } = new URL(mock.url);
    const stderr = `Port ${port} is already in use. Choose another port: npm run mock -- --port ${Number(port) + 1}\n`;
    expect(run('-p', port)).toEqual({ status: 1, stdout: '', stderr });
  });

  it('reports in one line that its host is not an address of this machine', () => {
    expect(run('--host', '192.0.2.1')).toEqual({
      status: 1,
      stdout: '',
      stderr: '192.0.2.1 is not an address of this machine. Omit --host to use 127.0.0.1.\n',
    });
  });

  it('rejects an invalid port with exit code 2', () => {
    const { status, stderr } = run('--port', 'x');
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/^--port is "x"; it must be .*\nTo list the options: npm run mock -- --help\n$/),
    ]);
  });

  it("prints Prism's help", () => {
    expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--verboseLevel') });
  });

  it('passes options to Prism: --cors false', async () => {
    const other = await startMock('--errors', '--cors', 'false');
    try {
      const list = ({ url }: Mock) => fetch(`${url}/users`, { headers: { authorization, origin: 'https://app.example.com' } });
      const responses = [await list(other), await list(mock)].map(({ status, headers }) => [
        status,
        headers.has('access-control-allow-origin'),
      ]);
      expect(responses).toEqual([
        [200, false],
        [200, true],
      ]);
    } finally {
      await other.stop();
    }
  });
});
