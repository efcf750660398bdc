import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../../../src/local/options/arguments';
import { readTokenOptions } from '../../../src/local/options/token';

describe('npm run token', () => {
  it('without options is a new person, for an hour', () => {
    expect(readTokenOptions([])).toEqual({
      bearer: { sub: expect.stringMatching(/^[0-9a-f-]{36}$/), administrator: false },
      seconds: 3600,
      directory: '.data',
    });
  });

  it('takes each of its own', () => {
    const given = ['--sub', 'a', '--admin', '--email', 'ada@example.com', '--expires', '2d', '--data', 'elsewhere'];
    expect(readTokenOptions(given)).toEqual({
      bearer: { sub: 'a', administrator: true, email: 'ada@example.com' },
      seconds: 172_800,
      directory: 'elsewhere',
    });
    expect(readTokenOptions(['--help'])).toBe('help');
  });

  it('makes a token that is expired already when told so', () => {
    expect(readTokenOptions(['--expires=-5m'])).toMatchObject({ seconds: -300 });
    expect(readTokenOptions(['--expires', '-1m', '--admin'])).toMatchObject({ seconds: -60, bearer: { administrator: true } });
  });

  it('takes values that begin with a dash', () => {
    const given = readTokenOptions(['--sub', '-a', '--data', '-elsewhere', '--email=-x@example.com']);
    expect(given).toMatchObject({ bearer: { sub: '-a', email: '-x@example.com' }, directory: '-elsewhere' });
    expect(readTokenOptions(['--sub=--admin'])).toMatchObject({ bearer: { sub: '--admin', administrator: false } });
  });

  it.each([
    [['--expires', '1'], '--expires is "1"; it must be a number of seconds'],
    [['--expires', '1w'], '--expires is "1w"; it must be'],
    [['--sub', ''], '--sub needs a value'],
    [['--data', ''], '--data needs a value'],
    [['--sub', '--admin'], '--sub needs a value, and --admin is an option; a value that begins with -- is given as --sub=VALUE'],
    [['--expires'], '--expires needs a value'],
    [['--expires', '-1'], '--expires is "-1"; it must be'],
    [['--admin=yes'], "Option '--admin' does not take an argument"],
    [['--adm'], "Unknown option '--adm'"],
  ])('%j is refused: %s', (args, message) => {
    expect(() => readTokenOptions(args)).toThrow(UsageError);
    expect(() => readTokenOptions(args)).toThrow(message);
  });
});
