import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../../src/local/options';
import { readTokenOptions } from '../../src/local/token-options';

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
  });

  it.each([
    [['--expires', '1'], '--expires is "1"; it must be a number of seconds'],
    [['--expires', '1w'], '--expires is "1w"; it must be'],
    [['--sub', ''], '--sub needs a value'],
    [['--data', ''], '--data needs a value'],
    [['--adm'], "Unknown option '--adm'"],
  ])('%j is refused: %s', (args, message) => {
    expect(() => readTokenOptions(args)).toThrow(UsageError);
    expect(() => readTokenOptions(args)).toThrow(message);
  });
});
