import { describe, expect, it } from '@jest/globals';
import { greeting } from '../../src/local/greeting';
import { isLoopback, type Options, readOptions, UsageError } from '../../src/local/options';

describe('the options', () => {
  it('without any: loopback, port 3000, .data, throttled', () => {
    const store = { kind: 'directory', path: '.data' };
    expect(readOptions([], {})).toEqual({ host: '127.0.0.1', port: 3000, store, throttled: true });
  });

  it('take each of its own', () => {
    const given = readOptions(['--port', '0', '--host', '::1', '--data', 'elsewhere', '--no-throttle'], {});
    expect(given).toEqual({ host: '::1', port: 0, store: { kind: 'directory', path: 'elsewhere' }, throttled: false });
    expect(readOptions(['--memory'], {})).toMatchObject({ store: { kind: 'memory' } });
    expect(readOptions(['--help'], {})).toBe('help');
  });

  it('take PORT and DYNAMODB_ENDPOINT from the environment, --port before PORT', () => {
    const env = { PORT: '4000', DYNAMODB_ENDPOINT: 'http://localhost:8000' };
    expect(readOptions([], env)).toMatchObject({ port: 4000, store: { kind: 'endpoint', url: 'http://localhost:8000' } });
    expect(readOptions(['--port=5000'], env)).toMatchObject({ port: 5000 });
  });

  it.each<[string[], NodeJS.ProcessEnv, string]>([
    [['--prot', '1'], {}, "Unknown option '--prot'"],
    [['start'], {}, "Unexpected argument 'start'"],
    [['--port'], {}, "Option '--port <value>' argument missing"],
    [['--port', '65536'], {}, '--port is "65536"; it must be a whole number from 0 to 65535'],
    [['--port', '1e3'], {}, '--port is "1e3"; it must be'],
    [[], { PORT: 'x' }, 'PORT is "x"; it must be'],
    [['--data', ''], {}, '--data needs a directory'],
    [['--data', 'x', '--memory'], {}, '--data and --memory contradict each other'],
    [['--memory'], { DYNAMODB_ENDPOINT: 'http://x' }, '--memory and DYNAMODB_ENDPOINT contradict each other'],
    [[], { DYNAMODB_ENDPOINT: 'localhost:8000' }, 'DYNAMODB_ENDPOINT is "localhost:8000"; it must be a URL'],
  ])('%j with %j is refused: %s', (args, env, message) => {
    expect(() => readOptions(args, env)).toThrow(UsageError);
    expect(() => readOptions(args, env)).toThrow(message);
  });

  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1', '0:0:0:0:0:0:0:1'])('%s is this machine alone', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each(['0.0.0.0', '::', '192.168.0.1', '127.example.com', '1127.0.0.1'])('%s is not this machine alone', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});

describe('the greeting', () => {
  const options: Options = { host: '127.0.0.1', port: 3000, store: { kind: 'memory' }, throttled: true };

  it('says where it listens, where the users are and who may do what', () => {
    const lines = greeting('http://127.0.0.1:3000', { ...options, store: { kind: 'directory', path: 'd' } }, 'x').split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'The API listens on http://127.0.0.1:3000',
      'The users are in d/users.db',
      'Requests without a token act as an administrator.',
    ]);
    expect(lines.join()).not.toContain('WARNING');
  });

  it('says that users in memory do not last, and which other DynamoDB is used', () => {
    expect(greeting('http://x', options, 'x')).toContain('The users are in memory and gone when it stops.');
    const store = { kind: 'endpoint', url: 'http://y:8000' } as const;
    expect(greeting('http://x', { ...options, store }, 'x')).toContain('The users are in the DynamoDB at http://y:8000');
  });

  it('warns when others can reach it, and gives an address that can be called', () => {
    const text = greeting('http://0.0.0.0:3000', { ...options, host: '0.0.0.0' }, 'x');
    expect(text).toContain('WARNING: 0.0.0.0 is not this machine alone; everyone who reaches it acts as an administrator.');
    expect(text).toContain('curl -i http://127.0.0.1:3000/users');
  });
});
