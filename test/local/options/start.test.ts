import { describe, expect, it } from '@jest/globals';
import { greeting } from '../../../src/local/terminal/greeting';
import { UsageError } from '../../../src/local/options/arguments';
import { isLoopback, type Options, readOptions } from '../../../src/local/options/start';

describe('the options of npm start', () => {
  it('are by default loopback, port 3000, .data, throttled, without tokens', () => {
    const store = { kind: 'directory', path: '.data' };
    const none = { allowedHeaders: [], allowedOrigins: [] };
    expect(readOptions([], {})).toEqual({ host: '127.0.0.1', port: 3000, store, throttled: true, auth: false, ...none });
  });

  it('include every documented option', () => {
    const options = readOptions(['--port', '0', '--host', '::1', '--data', 'elsewhere', '--no-throttle'], {});
    expect(options).toEqual({
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

  it('include PORT and DYNAMODB_ENDPOINT; --port takes precedence over PORT', () => {
    const env = { PORT: '4000', DYNAMODB_ENDPOINT: 'http://localhost:8000' };
    expect(readOptions([], env)).toMatchObject({ port: 4000, store: { kind: 'endpoint', url: 'http://localhost:8000' } });
    expect(readOptions(['--port=5000'], env)).toMatchObject({ port: 5000 });
  });

  it.each<[string[], NodeJS.ProcessEnv, string]>([
    [['--prot', '1'], {}, "Unknown option '--prot'"],
    [['start'], {}, "Unexpected argument 'start'"],
    [['--port'], {}, '--port requires a value'],
    [['--data', '--memory'], {}, '--data requires a value, but --memory is an option'],
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
    [
      ['--host', '0.0.0.0'],
      {},
      'Refusing to listen on 0.0.0.0 without authentication: every caller would be an administrator. Add --auth: npm start -- --host 0.0.0.0 --auth',
    ],
    [['--host', '192.168.0.7'], {}, 'Refusing to listen on 192.168.0.7 without authentication'],
    [['--data', ''], {}, '--data requires a directory'],
    [['--data', 'x', '--memory'], {}, '--data and --memory cannot be combined; use one of them'],
    [['--memory'], { DYNAMODB_ENDPOINT: 'http://x' }, '--memory and DYNAMODB_ENDPOINT cannot be combined'],
    [[], { DYNAMODB_ENDPOINT: 'localhost:8000' }, 'DYNAMODB_ENDPOINT is "localhost:8000"; it must be a URL'],
  ])('reject %j with the environment %j: %s', (args, env, message) => {
    expect(() => readOptions(args, env)).toThrow(UsageError);
    expect(() => readOptions(args, env)).toThrow(message);
  });

  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1', '0:0:0:0:0:0:0:1'])('treat %s as reachable from this machine only', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each(['0.0.0.0', '::', '192.168.0.1', '127.example.com', '1127.0.0.1'])('treat %s as reachable from other machines', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});

describe('the greeting', () => {
  const options: Options = { host: '127.0.0.1', port: 3000, store: { kind: 'memory' }, throttled: true, auth: false };
  const base = { url: 'http://127.0.0.1:3000', options, unique: 'x', tokens: undefined };

  it('contains the URL, the data file and the rights of callers without a token', () => {
    const lines = greeting({ ...base, options: { ...options, store: { kind: 'directory', path: 'd' } } }).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'The API listens on http://127.0.0.1:3000',
      'Users are stored in d/users.db',
      'Requests without a token act as an administrator. To require tokens: npm start -- --auth',
    ]);
  });

  it('warns that users in memory are lost, and contains the URL of another DynamoDB', () => {
    expect(greeting(base)).toContain('Users are kept in memory and lost when the API stops.');
    const store = { kind: 'endpoint', url: 'http://y:8000' } as const;
    expect(greeting({ ...base, options: { ...options, store } })).toContain('Users are stored in the DynamoDB at http://y:8000');
  });

  it('uses 127.0.0.1 in its example when the API listens on all interfaces', () => {
    expect(greeting({ ...base, url: 'http://0.0.0.0:3000' })).toContain('curl -i http://127.0.0.1:3000/users');
  });

  it('contains two tokens with --auth, and uses one in its example', () => {
    const text = greeting({ ...base, tokens: { administrator: 'aaa.bbb.ccc', user: 'ppp.qqq.rrr' } });
    expect(text).toContain('Every request requires a token. To create more tokens: npm run token');
    expect(text).toContain('Token of an administrator:\n  aaa.bbb.ccc\nToken of a user:\n  ppp.qqq.rrr\n');
    expect(text).toContain("curl -i http://127.0.0.1:3000/users -H 'Authorization: Bearer ppp.qqq.rrr'");
    expect(text).not.toContain('without a token');
  });
});
