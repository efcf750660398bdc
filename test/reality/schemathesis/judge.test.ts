import { describe, expect, it } from '@jest/globals';
import { type Accepted, accepted, type Caller } from './accepted';
import type { Finding } from './findings';
import { stale, unaccepted } from './judge';

const report = (caller: Caller, ...names: string[]) => ({
  caller,
  findings: new Map(names.map((name): [string, Finding] => [name, { name, example: '' }])),
});

const list: readonly Accepted[] = [
  { findings: ['ignored_auth *'], run: 'open', reason: 'The API is open.' },
  { findings: ['check PUT /users/{userId} 412 code', 'check * 400 code /body/a wrong-format'], reason: 'They are right.' },
];

describe('the verdict on a run of Schemathesis', () => {
  it('accepts what an entry of the list names', () => {
    const run = report(
      'open',
      'ignored_auth GET /users 200',
      'check PUT /users/{userId} 412 code',
      'check POST /users 400 code /body/a wrong-format',
    );
    expect(unaccepted(run, list)).toEqual([]);
  });

  it.each([
    ['an entry of another run', report('user', 'ignored_auth GET /users 200')],
    ['an entry that names the start alone', report('open', 'check PUT /users/{userId} 412 code and more')],
    ['an entry of another place', report('open', 'check POST /users 400 code /body/b wrong-format')],
    ['an entry whose characters would have a meaning in a pattern', report('open', 'check PUT /users/userId 412 code')],
  ])('does not accept a finding for %s', (_what, run) => {
    expect(unaccepted(run, list).map(({ name }) => name)).toEqual([...run.findings.keys()]);
  });

  it('calls an entry stale when no run has any of its findings', () => {
    expect(stale([report('open', 'ignored_auth GET /users 200'), report('user')], list)).toEqual([list[1]]);
    expect(stale([report('user', 'ignored_auth GET /users 200', 'check PUT /users/{userId} 412 code')], list)).toEqual([list[0]]);
  });

  it('has a sentence as the reason of each entry', () => {
    for (const { reason } of accepted) expect(reason).toMatch(/^[`A-Z].{20,}\.$/);
  });
});
