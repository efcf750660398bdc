import { describe, expect, it } from '@jest/globals';
import { readOptions } from './options';

describe('the options of the smoke test', () => {
  it.each([
    [[], '--env is missing.'],
    [['--url', 'https://api.example.com'], '--env is missing.'],
    [['--url', 'https://api.example.com', '--token', 'a', '--suffix', 'b'], '--suffix requires --env.'],
    [['--env', 'dev', '--token', 'a', '--administrator'], '--administrator changes the temporary user'],
    [['--environment', 'dev'], "Unknown option '--environment'"],
  ])('reject %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });

  it('accept an environment, or a URL and a token', () => {
    expect(readOptions(['--env', 'dev'])).toMatchObject({ env: 'dev', administrator: false });
    expect(readOptions(['--url', 'https://api.example.com', '--token', 'a'])).toMatchObject({ token: 'a' });
  });
});
