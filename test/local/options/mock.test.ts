import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../../../src/local/options/arguments';
import { mockAddress } from '../../../src/local/options/mock';

describe('the host and port of npm run mock', () => {
  it.each<[string[], string, number]>([
    [[], '127.0.0.1', 4010],
    [['--port', '4123'], '127.0.0.1', 4123],
    [['--port=4123'], '127.0.0.1', 4123],
    [['-p', '4123'], '127.0.0.1', 4123],
    [['-p4123', '--errors', '-h', '0.0.0.0'], '0.0.0.0', 4123],
    [['--host', '::1', '--verboseLevel', 'debug', '-d'], '::1', 4010],
    [['--errors', '--seed', '1', '--cors', 'false', '--port', '0'], '127.0.0.1', 0],
  ])('for %j are %s and %i', (args, host, port) => {
    expect(mockAddress(args)).toEqual({ host, port });
  });

  it.each([['--help'], ['--version']])('are undefined for %s', (option) => {
    expect(mockAddress([option])).toBeUndefined();
  });

  it.each<[string[], string]>([
    [['--port'], '--port requires a value'],
    [['--port', '-1'], '--port is "-1"; it must be'],
    [['--host'], '--host requires a value'],
    [['--port', 'x'], '--port is "x"; it must be a whole number from 0 to 65535'],
    [['-p', '65536'], '--port is "65536"; it must be'],
  ])('are rejected for %j: %s', (args, message) => {
    expect(() => mockAddress(args)).toThrow(new RegExp(`^${message}`));
    expect(() => mockAddress(args)).toThrow(UsageError);
  });
});
