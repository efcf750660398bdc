import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

/** Passes every check; `npm run test:swift` ends with the code in SWIFT_EXIT. */
const npm = `#!/bin/sh
case "$*" in
  "run test:swift") exit "$SWIFT_EXIT" ;;
  "test -- "*) for option; do :; done; echo '{ "numPassedTests": 1, "numFailedTests": 0 }' > "\${option#--outputFile=}" ;;
esac
`;

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ci-run-'));
  writeFileSync(join(folder, 'npm'), npm, { mode: 0o755 });
});
afterEach(() => rmSync(folder, { recursive: true }));

function ciRun(swiftExit: number, variables: Record<string, string> = {}) {
  const { SWIFT_UNAVAILABLE: _, ...inherited } = process.env;
  const PATH = `${folder}${delimiter}${process.env['PATH'] ?? ''}`;
  return spawnSync('bash', [resolve('.ci/run')], {
    env: { ...inherited, PATH, SWIFT_EXIT: String(swiftExit), ...variables },
    encoding: 'utf8',
  });
}

describe('.ci/run', () => {
  it('passes when the Swift package passes', () => {
    const { status, stdout, stderr } = ciRun(0);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('1 passed, 0 failed');
  });

  it.each([{}, { SWIFT_UNAVAILABLE: '' }, { SWIFT_UNAVAILABLE: '1' }])('fails when Swift is unavailable, with %j', (variables) => {
    const { status, stderr } = ciRun(3, variables);
    expect(status).toBe(3);
    expect(stderr).toMatch(/^FAILED: the Swift package could not be tested; .* set SWIFT_UNAVAILABLE=accept\.\n$/);
  });

  it('passes when Swift is unavailable and SWIFT_UNAVAILABLE=accept, and ends with NOT TESTED', () => {
    const { status, stderr } = ciRun(3, { SWIFT_UNAVAILABLE: 'accept' });
    expect(status).toBe(0);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^NOT TESTED: the Swift package\./);
  });

  it('fails with the code of a failed Swift suite, whatever SWIFT_UNAVAILABLE is', () => {
    expect(ciRun(1, { SWIFT_UNAVAILABLE: 'accept' }).status).toBe(1);
  });
});
