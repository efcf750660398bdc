import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { info } from '../../generated/api-gateway.json';
import { compileErrors, programOf } from './compile';
import { installedIn, sdkApp } from './sdk-app';

const folder = resolve(__dirname, 'released');
const releases = readdirSync(folder);

let app = '';

beforeAll(async () => {
  app = await sdkApp();
  for (const release of releases) copyFileSync(join(folder, release, 'typescript.ts'), join(app, `${release}.ts`));
});
afterAll(() => rmSync(app, { recursive: true, force: true }));

const declarations = (file: string): string => join(installedIn(app), 'dist/esm', file);

/** Compiles the app of a release against the current SDK, or against the SDK with changed files. Returns the errors. */
function errorsOf(release: string, changed?: ReadonlyMap<string, string>): string[] {
  return compileErrors(programOf([join(app, `${release}.ts`)], changed));
}

describe('an app written against a release of the TypeScript SDK', () => {
  it('exists for this version', () => {
    expect(releases).toContain(info.version);
  });

  it.each(releases)('compiles with the current SDK: %s', (release) => {
    expect(errorsOf(release)).toEqual([]);
  });

  it('uses every name that this version exports', () => {
    const program = programOf([declarations('index.d.ts')]);
    const checker = program.getTypeChecker();
    const source = program.getSourceFile(declarations('index.d.ts'));
    const index = source && checker.getSymbolAtLocation(source);
    const names = index ? checker.getExportsOfModule(index).map(({ name }) => name) : [];
    expect(names).toContain('createClient');
    const text = readFileSync(join(folder, info.version, 'typescript.ts'), 'utf8');
    const uses = (name: string) => (text.match(new RegExp(`\\b${name}\\b`, 'g')) ?? []).length;
    expect(names.filter((name) => uses(name) < 2)).toEqual([]);
  });
});

interface Change {
  what: string;
  file: string;
  from: RegExp;
  to: string;
}

/** Returns the changed type declarations. */
function after({ file, from, to }: Change): ReadonlyMap<string, string> {
  const path = declarations(file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} does not contain ${String(from)}`);
  return new Map([[path, changed]]);
}

const operations = 'generated/operations.d.ts';
const client = 'generated/client.d.ts';
const types = 'generated/types.d.ts';

const breaking: Change[] = [
  { what: 'a method has another name', file: client, from: /\bdeleteUser\(/, to: 'removeUser(' },
  { what: 'an iterator has another name', file: client, from: /\blistUsersItems\(/, to: 'allUsers(' },
  { what: 'an optional argument becomes required', file: client, from: /listUsers\(input\?:/, to: 'listUsers(input:' },
  { what: 'an optional parameter becomes required', file: client, from: /idempotencyKey\?:/, to: 'idempotencyKey:' },
  { what: 'a parameter has another name', file: client, from: /createdFrom\?:/, to: 'from?:' },
  { what: 'a parameter has another type', file: client, from: /limit\?: number/, to: 'limit?: string' },
  { what: 'ifMatch no longer accepts null', file: client, from: /ifMatch\?: string \| null/, to: 'ifMatch?: string' },
  { what: 'a new parameter is required', file: client, from: /interface GetUserInput \{/, to: 'interface GetUserInput { view: string;' },
  {
    what: 'an option of the client becomes required',
    file: 'options.d.ts',
    from: /readonly cacheSize\?:/,
    to: 'readonly cacheSize:',
  },
  { what: 'an option of a call is gone', file: 'options.d.ts', from: /readonly headers\?:.*/, to: '' },
  { what: 'a newer option of a call is gone', file: 'options.d.ts', from: /readonly keepalive\?:.*/, to: '' },
  { what: 'the token provider no longer gets the stale token', file: 'tokens.d.ts', from: /readonly stale\?:.*/, to: '' },
  { what: 'a kind of error is gone', file: 'errors.d.ts', from: /ErrorKind = (.*) \| 'token'/, to: 'ErrorKind = $1' },
  {
    what: 'an error detail is gone',
    file: 'errors.d.ts',
    from: /interface ErrorDetails([^]*?)readonly retryAfter\?:.*/,
    to: 'interface ErrorDetails$1',
  },
  { what: 'a status of problems is gone', file: operations, from: /422: 'idempotency-key-reused';/, to: '' },
  {
    what: 'a status of one operation is gone',
    file: operations,
    from: /(interface Problems[^]*listUsers: \{[^}]*)403: 'forbidden';/,
    to: '$1',
  },
  {
    what: 'an operation has another code for a status',
    file: operations,
    from: /(interface Problems[^]*createUser: \{[^}]*)409: 'email-taken'/,
    to: "$1409: 'forbidden'",
  },
  { what: 'a code has another name', file: operations, from: /412: 'precondition-failed'/, to: "412: 'changed'" },
  { what: 'a property of responses becomes optional', file: types, from: /version: number/, to: 'version?: number' },
  {
    what: 'a new property of requests is required',
    file: types,
    from: /(CreateUserRequest: \{[^]*?)bio\?:/,
    to: '$1nickname: string; bio?:',
  },
  {
    what: 'a property of requests is gone',
    file: types,
    from: /(ReplaceUserRequest: \{[^]*?)locale\?:.*/,
    to: '$1',
  },
  { what: 'a property of responses is gone', file: types, from: /(UserProfile: \{[^]*?)bio\?:.*/, to: '$1' },
  { what: 'a parameter is gone', file: client, from: /cursor\?: string \| undefined;/, to: '' },
  { what: 'the parameter of the path is gone', file: client, from: /(GetUserInput \{[^]*?)userId: string;/, to: '$1' },
  { what: 'a header of responses is gone', file: types, from: /Location: components.*/, to: '' },
  { what: 'a patch helper has another name', file: 'generated/conversions.d.ts', from: /patchUserRequest:/, to: 'patchOf:' },
  { what: 'a method of me has another name', file: client, from: /(readonly me: \{[^]*?)\bget\(/, to: '$1read(' },
  { what: 'an optional input of me becomes required', file: client, from: /(readonly me: \{[^]*?)\bget\(input\?:/, to: '$1get(input:' },
  { what: 'reset is gone', file: client, from: /\breset\(\): void;/, to: '' },
  { what: 'a hook has another name', file: 'options.d.ts', from: /onRetry\?/, to: 'onBackoff?' },
  { what: 'an event loses a member', file: 'options.d.ts', from: /readonly requestId: .*/, to: '' },
  { what: 'a request no longer remembers its revision', file: 'operation.d.ts', from: /etag\?: string \| undefined;/, to: '' },
  { what: 'a profile has no etag', file: types, from: /(UserProfile: \{[^]*?)\betag: string;/, to: '$1' },
  { what: 'a property of a patch no longer accepts null', file: types, from: /(PatchUserRequest: \{[^]*?bio\?: string) \| null/, to: '$1' },
  { what: 'a conversion has another name', file: 'generated/conversions.d.ts', from: /replaceUserRequest/, to: 'toReplaceUserRequest' },
  { what: 'a type is no longer exported', file: 'index.d.ts', from: /, type TransportRequest|TransportRequest,? ?/, to: '' },
];

const compatible: Change[] = [
  { what: 'a new method', file: client, from: /interface Client \{/, to: 'interface Client { countUsers(): Promise<number>;' },
  { what: 'a new optional parameter', file: client, from: /interface GetUserInput \{/, to: 'interface GetUserInput { view?: string;' },
  { what: 'a new option', file: 'options.d.ts', from: /readonly cacheSize\?:/, to: 'readonly store?: object; readonly cacheSize?:' },
  { what: 'a new property of responses', file: types, from: /version: number/, to: 'nickname: string; version: number' },
  { what: 'a new status of problems', file: operations, from: /413: 'body-too-large'/, to: "410: 'user-gone'; 413: 'body-too-large'" },
  { what: 'a new code', file: operations, from: /409: 'email-taken'/, to: "409: 'email-taken' | 'name-taken'" },
  { what: 'a new value', file: types, from: /(Theme: )("\w+"[^]*?theme\?: )"/, to: `$1'sepia' | $2'sepia' | "` },
  { what: 'a new kind of error', file: 'errors.d.ts', from: /ErrorKind = /, to: "ErrorKind = 'quota' | " },
];

describe('the compatibility check', () => {
  it.each(breaking)('fails when $what', (change) => {
    const errors = errorsOf('0.1.0', after(change));
    expect(errors).not.toEqual([]);
    expect(errors.filter((error) => !error.startsWith(join(app, '0.1.0.ts')))).toEqual([]);
  });

  it.each(compatible)('passes for $what', (change) => {
    expect(errorsOf('0.1.0', after(change))).toEqual([]);
  });
});
