import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readReport } from './findings';

const base64 = (value: unknown) => ({ $base64: Buffer.from(JSON.stringify(value)).toString('base64') });

const scenario = (status: number, answer: unknown, checks: Record<string, string>) => ({
  ScenarioFinished: {
    recorder: {
      cases: { a: { value: { method: 'PUT', path: '/users/{userId}' } } },
      checks: { a: Object.entries(checks).map(([name, result]) => ({ name, status: result })) },
      interactions: {
        a: {
          request: { method: 'PUT', uri: 'http://127.0.0.1/users/1', headers: { 'If-Match': ['*'] }, body: base64({ bio: '' }) },
          response: { status_code: status, content: base64(answer) },
        },
      },
    },
  },
});

function read(events: readonly unknown[], output = '') {
  const folder = mkdtempSync(join(tmpdir(), 'findings-'));
  try {
    writeFileSync(join(folder, 'report'), events.map((event) => JSON.stringify(event)).join('\n'));
    return readReport('open', join(folder, 'report'), output);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const namesOf = (...events: unknown[]): string[] => [...read(events).findings.keys()];

describe('the reader of a report of Schemathesis', () => {
  it('counts requests and answers', () => {
    const { requests, answers } = read([{ Initialize: {} }, scenario(200, {}, {}), scenario(200, {}, {}), { EngineFinished: {} }]);
    expect(requests).toBe(2);
    expect([...answers]).toEqual([['PUT /users/{userId} 200', 2]]);
  });

  it('names a finding by check, operation, status and code, once', () => {
    const failed = scenario(412, { code: 'precondition-failed' }, { a_check: 'failure', other: 'success' });
    expect(namesOf(failed, failed)).toEqual(['a_check PUT /users/{userId} 412 precondition-failed']);
  });

  it('names each place of invalid input, and all keys of the metadata as one', () => {
    const errors = [
      { pointer: '/body/bio', code: 'too-short' },
      { pointer: '/body/metadata/a b\n', code: 'wrong-format' },
    ];
    expect(namesOf(scenario(400, { code: 'invalid-request', errors }, { a_check: 'failure' }))).toEqual([
      'a_check PUT /users/{userId} 400 invalid-request /body/bio too-short',
      'a_check PUT /users/{userId} 400 invalid-request /body/metadata/<key> wrong-format',
    ]);
  });

  it('names a finding whose answer is no problem document', () => {
    expect(namesOf(scenario(500, 'Oops', { a_check: 'failure' }))).toEqual(['a_check PUT /users/{userId} 500']);
  });

  it('shows the request of a finding', () => {
    const [finding] = read([scenario(500, {}, { a_check: 'failure' })]).findings.values();
    expect(finding?.example).toBe('PUT http://127.0.0.1/users/1 | If-Match: "*" | {"bio":""}');
  });

  it('makes a finding of each pattern that Python cannot compile', () => {
    const output = '  - POST /users\n    Dropped `^(?=a)\\u0041$` - generated values may not match it\n';
    expect([...read([{}], output).findings.keys()]).toEqual(['unsupported_pattern ^(?=a)\\u0041$']);
  });
});
