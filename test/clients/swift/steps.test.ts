import { describe, expect, it } from '@jest/globals';
import { Interrupted, exitCodeOf, StepFailed } from './exit-code';
import { readOptions } from './options';
import { sdkSteps, styleFault, testsIn } from './steps';
import { NoToolchain } from './toolchain';

const guarded = {
  proxy: 'http://proxy',
  freshToken: 'fresh',
  expiredToken: 'expired',
  user: 'sub',
  userToken: 'own',
  promotedToken: 'promoted',
  newUserToken: 'new',
};
const servers = {
  api: 'http://api',
  guarded,
  redirects: 'http://redirects',
  mock: 'http://mock',
  vectors: 'http://vectors',
  stop: async () => {},
};
const folders = { repository: '/project', persistent: '/persistent', temporary: '/temporary' };

describe('the Swift suite', () => {
  it('counts the tests of XCTest and of Swift Testing', () => {
    expect(testsIn('Executed 3 tests, with 0 failures\n✔ Test run with 41 tests passed after 0.1 seconds.\n')).toBe(44);
    expect(testsIn('Executed 0 tests, with 0 failures\n✔ Test run with 1 test passed after 0.1 seconds.\n')).toBe(1);
  });

  it('fails when no test ran, for example because the filter matches none', () => {
    const [, test] = sdkSteps(folders, servers, 'none');
    expect(test?.fault?.('Executed 0 tests\nTest run with 0 tests passed')).toBe('No test ran. Check the name in --filter.');
    expect(test?.fault?.('Test run with 2 tests passed')).toBeUndefined();
  });

  it('treats warnings as errors when it compiles the SDK, and writes nothing into the project', () => {
    for (const { words } of sdkSteps(folders, servers, 'Dates')) {
      expect(words.join(' ')).toContain(
        '--package-path /project --scratch-path /persistent/build --cache-path /persistent/cache -Xswiftc -warnings-as-errors',
      );
    }
  });

  it('passes the filter to swift test, and the proxy and the tokens to the tests', () => {
    const [, test] = sdkSteps(folders, servers, 'Dates');
    expect(test).toMatchObject({
      env: {
        USER_PROFILES_PROXY: 'http://proxy',
        USER_PROFILES_TOKEN: 'fresh',
        USER_PROFILES_EXPIRED_TOKEN: 'expired',
        USER_PROFILES_PERSON: 'sub',
        USER_PROFILES_PERSON_TOKEN: 'own',
        USER_PROFILES_REDIRECTS: 'http://redirects',
      },
    });
    expect(test?.words.join(' ')).toContain('--filter Dates');
    expect(sdkSteps(folders, servers, undefined)[1]?.words).not.toContain('--filter');
  });

  it('runs the tests behind nginx only when nginx is installed', () => {
    const [, without] = sdkSteps(folders, servers, undefined);
    expect(without?.words.slice(-2)).toEqual(['--skip', 'NginxTests']);
    const behind = { ...servers, guarded: { ...guarded, nginx: 'http://nginx' } };
    const [, test] = sdkSteps(folders, behind, undefined);
    expect(test?.words).not.toContain('--skip');
    expect(test?.env).toMatchObject({ USER_PROFILES_NGINX: 'http://nginx' });
  });

  it('ignores only line breaks and line lengths in the code style of the generated code', () => {
    expect(
      styleFault('A.swift:1:2: warning: [AddLines] add 1 line break\nA.swift:3:141: warning: [LineLength] too long\n'),
    ).toBeUndefined();
    const bad = 'A.swift:1:2: warning: [Spacing] add 1 space';
    expect(styleFault(`A.swift:1:2: warning: [AddLines] add 1 line break\n${bad}\n`)).toBe(bad);
  });

  it('rejects an unknown option', () => {
    expect(() => readOptions(['--fliter', 'x'])).toThrow("Unknown option '--fliter'");
    expect(readOptions(['--filter', 'x'])).toEqual({ filter: 'x' });
  });
});

describe('the exit code', () => {
  const unknown = () => {
    try {
      return readOptions(['--fliter', 'x']);
    } catch (error) {
      return error;
    }
  };

  it.each<[string, unknown, number]>([
    ['is 3 when Swift is unavailable', new NoToolchain('Install it.'), 3],
    ['is 1 when a command fails', new StepFailed('Building', 'It ended with exit code 3.'), 1],
    ['is 2 for an unknown option', unknown(), 2],
    ['is 130 after SIGINT', new Interrupted('SIGINT'), 130],
    ['is 143 after SIGTERM', new Interrupted('SIGTERM'), 143],
    ['is 1 for any other error', new Error('else'), 1],
  ])('%s', (_, error, code) => {
    expect(exitCodeOf(error)).toBe(code);
  });
});
