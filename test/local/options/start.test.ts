import { describe, expect, it } from '@jest/globals';
import { greeting } from '../../../src/local/terminal/greeting';
import { UsageError } from '../../../src/local/options/arguments';
import { isLoopback, type Options, readOptions } from '../../../src/local/options/start';

describe('the options', () => {
  it('without any: loopback, port 3000, .data, throttled', () => {
    const store = { kind: 'directory', path: '.data' };
    const none = { allowedHeaders: [], allowedOrigins: [] };
    expect(readOptions([], {})).toEqual({ host: '127.0.0.1', port: 3000, store, throttled: true, auth: false, ...none });
  });

  it('take each of its own', () => {
    const given = readOptions(['--port', '0', '--host', '::1', '--data', 'elsewhere', '--no-throttle'], {});
    expect(given).toEqual({
      host: '::1',
      port: 0,
      store: { kind: 'directory', path: 'elsewhere' },
      throttled: false,
      auth: false,
      allowedHeaders: [],
      allowedOrigins: [],
    });
    expect(readOptions(['--memory'], {})).toMatchObject({ store: { kind: 'memory' } });
    expect(readOptions(['--auth', '--host', '0.0.0.0'], {})).toMatchObject({ auth: true, host: '0.0.0.0' });
    expect(readOptions(['--allow-header', 'X-Tenant', '--allow-header', 'b3'], {})).toMatchObject({ allowedHeaders: ['X-Tenant', 'b3'] });
    const origins = ['--allow-origin', 'HTTPS://App.Example.com:443', '--allow-origin', 'capacitor://app:8080'];
    expect(readOptions(origins, {})).toMatchObject({
      allowedOrigins: [
        { scheme: 'https', host: 'app.example.com', port: '' },
        { scheme: 'capacitor', host: 'app', port: ':8080' },
      ],
    });
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
    [['--port'], {}, '--port needs a value'],
    [['--data', '--memory'], {}, '--data needs a value, and --memory is an option'],
    [['--port', '-1'], {}, '--port is "-1"; it must be a whole number from 0 to 65535'],
    [['-p', '1'], {}, "Unknown option '-p'"],
    [['--', '--port'], {}, "Unexpected argument '--port'"],
    [['--port', '65536'], {}, '--port is "65536"; it must be a whole number from 0 to 65535'],
    [['--port', '1e3'], {}, '--port is "1e3"; it must be'],
    [[], { PORT: 'x' }, 'PORT is "x"; it must be'],
    [['--allow-header', 'X-A,X-B'], {}, '--allow-header is "X-A,X-B"; it must be the name of one header, such as X-Tenant-Id'],
    [['--allow-header', ''], {}, '--allow-header is ""; it must be'],
    [['--allow-header', '*'], {}, '--allow-header is "*"; it must be'],
    [['--allow-origin', 'https://app.example.com/users'], {}, 'without a path, such as https://app.example.com'],
    [['--allow-origin', 'https://ada:secret@app.example.com:8443/'], {}, 'without a path, such as https://app.example.com:8443'],
    ...['*', 'null', '', 'app.example.com', 'localhost:5173', 'https://', 'file://', 'https://a, https://b', 'https://*.example.com'].map(
      (text): [string[], NodeJS.ProcessEnv, string] => [
        ['--allow-origin', text],
        {},
        `--allow-origin is "${text}"; it must be a scheme, a host and an optional port without a path, such as https://app.example.com`,
      ],
    ),
    [['--host', '0.0.0.0'], {}, 'Whoever reaches 0.0.0.0 would be an administrator; demand tokens: npm start -- --host 0.0.0.0 --auth'],
    [['--host', '192.168.0.7'], {}, 'Whoever reaches 192.168.0.7 would be an administrator'],
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
  const options: Options = { host: '127.0.0.1', port: 3000, store: { kind: 'memory' }, throttled: true, auth: false };
  const given = { url: 'http://127.0.0.1:3000', options, unique: 'x', tokens: undefined };

  it('says where it listens, where the users are and who may do what', () => {
    const lines = greeting({ ...given, options: { ...options, store: { kind: 'directory', path: 'd' } } }).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'The API listens on http://127.0.0.1:3000',
      'The users are in d/users.db',
      'Requests without a token act as an administrator; npm start -- --auth demands one.',
    ]);
  });

  it('says that users in memory do not last, and which other DynamoDB is used', () => {
    expect(greeting(given)).toContain('The users are in memory and gone when it stops.');
    const store = { kind: 'endpoint', url: 'http://y:8000' } as const;
    expect(greeting({ ...given, options: { ...options, store } })).toContain('The users are in the DynamoDB at http://y:8000');
  });

  it('gives an address that can be called when others can reach it', () => {
    expect(greeting({ ...given, url: 'http://0.0.0.0:3000' })).toContain('curl -i http://127.0.0.1:3000/users');
  });

  it('gives the tokens where they are demanded, and uses one in its example', () => {
    const text = greeting({ ...given, tokens: { administrator: 'aaa.bbb.ccc', person: 'ppp.qqq.rrr' } });
    expect(text).toContain('Every request needs a token; npm run token makes more.');
    expect(text).toContain('An administrator:\n  aaa.bbb.ccc\nA person:\n  ppp.qqq.rrr\n');
    expect(text).toContain("curl -i http://127.0.0.1:3000/users -H 'Authorization: Bearer ppp.qqq.rrr'");
    expect(text).not.toContain('without a token');
  });
});
