import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { installedIn, sdkApp } from '../clients/sdk-app';
import { root } from '../structure/files';
import { typescriptFault } from './check';
import { expectNoFault } from './expect-no-fault';
import { typescriptBreaks } from './typescript/breaks';
import { typescriptSurface } from './typescript/current';

interface Edit {
  what: string;
  file: string;
  from: RegExp;
  to: string;
}

const client = 'generated/client.d.ts';
const types = 'generated/types.d.ts';

const breaking: (Edit & { subject: string })[] = [
  { what: 'a method has another name', file: client, from: /\bdeleteUser\(/, to: 'removeUser(', subject: 'deleteUser' },
  { what: 'a parameter becomes required', file: client, from: /listUsers\(input\?:/, to: 'listUsers(input:', subject: 'listUsers' },
  {
    what: 'a new parameter is required',
    file: client,
    from: /interface GetUserInput \{/,
    to: 'interface GetUserInput { view: string;',
    subject: 'view',
  },
  { what: 'a parameter has another type', file: client, from: /limit\?: number/, to: 'limit?: string', subject: 'limit' },
  { what: 'an option is removed', file: 'options.d.ts', from: /readonly keepalive\?:.*/, to: '', subject: 'keepalive' },
  {
    what: 'a kind of error is removed',
    file: 'errors.d.ts',
    from: /ErrorKind = (.*) \| 'token'/,
    to: 'ErrorKind = $1',
    subject: 'ErrorKind',
  },
  { what: 'a property of a response can be absent', file: types, from: /version: number/, to: 'version?: number', subject: 'version' },
  {
    what: 'a status narrows no longer',
    file: 'errors.d.ts',
    from: /readonly status: Status;/,
    to: 'readonly status: number;',
    subject: 'ProblemOf',
  },
  {
    what: 'a function of the app must return more',
    file: 'transport.d.ts',
    from: /interface TransportResponse \{/,
    to: 'interface TransportResponse { readonly url: string;',
    subject: 'url',
  },
  {
    what: 'a type is no longer exported',
    file: 'index.d.ts',
    from: /, type TransportRequest|TransportRequest,? ?/,
    to: '',
    subject: 'TransportRequest',
  },
];

const compatible: Edit[] = [
  { what: 'a new method', file: client, from: /interface Client \{/, to: 'interface Client { countUsers(view: string): Promise<number>;' },
  { what: 'a new optional parameter', file: client, from: /interface GetUserInput \{/, to: 'interface GetUserInput { view?: string;' },
  { what: 'a parameter that becomes optional', file: client, from: /getUser\(input:/, to: 'getUser(input?:' },
  { what: 'a new option', file: 'options.d.ts', from: /readonly cacheSize\?:/, to: 'readonly store?: object; readonly cacheSize?:' },
  { what: 'a new property of responses', file: types, from: /(UserProfile: \{)/, to: '$1 nickname: string;' },
  { what: 'a property of responses that is always present', file: types, from: /nextCursor\?:/, to: 'nextCursor:' },
  { what: 'a new kind of error', file: 'errors.d.ts', from: /ErrorKind = /, to: "ErrorKind = 'quota' | " },
  { what: 'another name of a type inside the package', file: 'operation.d.ts', from: /\bDataOf\b/g, to: 'JsonOf' },
];

describe('the TypeScript SDK', () => {
  let app = '';
  let surface: string[] = [];

  beforeAll(async () => {
    app = await sdkApp();
    surface = typescriptSurface(app);
  }, 120_000);
  afterAll(() => rmSync(app, { recursive: true, force: true }));

  function breaksOf({ file, from, to }: Edit) {
    const path = join(installedIn(app), 'dist/esm', file);
    const text = readFileSync(path, 'utf8');
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${file} does not contain ${String(from)}. Edit a declaration that exists.`);
    return typescriptBreaks(surface, typescriptSurface(app, new Map([[path, changed]])), 'the record');
  }

  it('breaks no app of the last release without declaring it', () => {
    expectNoFault(typescriptFault(root, surface));
  });

  it('has no line with a type that the compiler cannot resolve', () => {
    expect(surface.filter((line) => line.endsWith(': any'))).toEqual([]);
  });

  it.each(breaking)('is reported as breaking if $what', (edit) => {
    expect(breaksOf(edit).map(({ subject }) => subject)).toContain(edit.subject);
  });

  it.each(compatible)('is accepted with $what', (edit) => {
    expect(breaksOf(edit)).toEqual([]);
  });
});
