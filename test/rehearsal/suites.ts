import type { Json } from '../../infra/import-check/json';
import { filesIn, textOf } from '../structure/files';
import { requiresAuthentication } from './api';

/** A suite or a test that the rehearsal omits. */
export interface LeftOut {
  what: string;
  reason: string;
}

/** Suites that test this machine and not the template. */
const local: readonly LeftOut[] = [
  { what: 'test/concurrency.test.ts', reason: 'a thousand requests at once are a thousand processes on Lambda; here they would be one' },
  { what: 'test/logs.test.ts', reason: 'it reads what the functions write, which is the same whatever starts them' },
  { what: 'test/me-in-logs.test.ts', reason: 'it reads what the functions write, which is the same whatever starts them' },
  { what: 'test/infra/cost/usage.test.ts', reason: 'it counts the bytes of what the functions write' },
  { what: 'test/lambda.test.ts', reason: 'it starts the functions with settings, clock and X-Ray of its own' },
];

/** Tests that vary the caller, by a part of their names. */
const ofCallers: readonly string[] = [
  'authorization, ',
  'mass assignment, ',
  '401 unauthenticated: the token',
  '403 forbidden: API Gateway denies access',
  '201: the same key of two callers',
  'has returned every status that the contract declares',
];

export interface Suites {
  /** Test files. */
  files: string[];
  /** Parts of the names of tests that do not run. */
  without: readonly string[];
  leftOut: readonly LeftOut[];
}

/** The suites of the API: every test file that asks for one. @param body what the template's API imports */
export function suitesFor(body: Json): Suites {
  const all = apiSuites();
  const files = all.filter((file) => !local.some(({ what }) => what === file));
  const without = requiresAuthentication(body) ? [] : ofCallers;
  const callers = without.map((name) => ({ what: `tests named "${name}…"`, reason: 'this environment has no authorizer' }));
  return { files, without, leftOut: [...local, ...callers] };
}

export const apiSuites = (): string[] => filesIn('test').filter((file) => file.endsWith('.test.ts') && /\btestApi\(\)/.test(textOf(file)));
