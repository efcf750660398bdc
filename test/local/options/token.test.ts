import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../../../src/local/options/arguments';
import { readTokenOptions } from '../../../src/local/options/token';

describe('the options of npm run token', () => {
  it('are by default a new user and one hour', () => {
    expect(readTokenOptions([])).toEqual({
      bearer: { sub: expect.stringMatching(/^[0-9a-f-]{36}$/), administrator: false },
      seconds: 3600,
      directory: '.data',
    });
  });

  it('include every documented option', () => {
    const args = ['--sub', 'a', '--admin', '--email', 'ada@example.com', '--expires', '2d', '--data', 'elsewhere'];
    expect(readTokenOptions(args)).toEqual({
      bearer: { sub: 'a', administrator: true, email: 'ada@example.com' },
      seconds: 172_800,
      directory: 'elsewhere',
    });
    expect(readTokenOptions(['--help'])).toBe('help');
  });

  it('accept a negative lifetime, for an expired token', () => {
    expect(readTokenOptions(['--expires=-5m'])).toMatchObject({ seconds: -300 });
    expect(readTokenOptions(['--expires', '-1m', '--admin'])).toMatchObject({ seconds: -60, bearer: { administrator: true } });
  });

  it('accept values that begin with a dash', () => {
    const options = readTokenOptions(['--sub', '-a', '--data', '-elsewhere', '--email=-x@example.com']);
    expect(options).toMatchObject({ bearer: { sub: '-a', email: '-x@example.com' }, directory: '-elsewhere' });
    expect(readTokenOptions(['--sub=--admin'])).toMatchObject({ bearer: { sub: '--admin', administrator: false } });
  });

  it.each([
    [['--expires', '1'], '--expires is "1"; it must be a number of seconds'],
    [['--expires', '1w'], '--expires is "1w"; it must be'],
    [['--sub', ''], '--sub requires a value'],
    [['--data', ''], '--data requires a value'],
    [['--sub', '--admin'], '--sub requires a value, but --admin is an option; write a value that begins with -- as --sub=VALUE'],
    [['--expires'], '--expires requires a value'],
    [['--expires', '-1'], '--expires is "-1"; it must be'],
    [['--admin=yes'], "Option '--admin' does not take an argument"],
    [['--adm'], "Unknown option '--adm'"],
  ])('reject %j: %s', (args, message) => {
    expect(() => readTokenOptions(args)).toThrow(UsageError);
    expect(() => readTokenOptions(args)).toThrow(message);
  });
});
