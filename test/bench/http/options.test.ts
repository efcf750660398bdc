import { describe, expect, it } from '@jest/globals';
import { help, readOptions, UsageError } from './options';

describe('the options of npm run bench:http', () => {
  it('default to three table sizes, up to a million users', () => {
    expect(readOptions([])).toMatchObject({ sizes: [1000, 100_000, 1_000_000], connections: 32, json: undefined });
    expect(readOptions(['--sizes', '1000,100000', '--json', 'x.json'])).toMatchObject({ sizes: [1000, 100_000], json: 'x.json' });
  });

  it.each([
    [['--sizes', '1000,many'], '--sizes has "many"; it must be an integer from 100 to 10000000'],
    [['--sizes', ''], '--sizes has ""'],
    [['--rounds', '0'], '--rounds has "0"; it must be an integer from 1'],
    [['--size', '1000'], "Unknown option '--size'"],
    [['1000'], "Unexpected argument '1000'"],
  ])('reject %j with a message that contains what is accepted', (args, words) => {
    expect(() => readOptions(args)).toThrow(UsageError);
    expect(() => readOptions(args)).toThrow(words);
  });

  it('are all listed by --help', () => {
    expect(readOptions(['--help'])).toBe('help');
    expect(help).toContain('--sizes N,…');
  });
});
