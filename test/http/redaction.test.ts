import { describe, expect, it } from '@jest/globals';
import { personalData } from '../../generated/personal-data';
import { redact, redactedText } from '../../src/http/log-line';
import { jsonLogger } from '../../src/telemetry/logger';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl';

/** Returns the line that the logger writes for these members. */
function written(extra: Record<string, unknown>): string {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const output = { level: 'INFO', service: 'test', now: Date.now, tracingHeader: () => undefined, redact, write } as const;
  jsonLogger(output).log('INFO', 'request', extra);
  expect(lines).toHaveLength(1);
  return lines.join('');
}

describe('a log line', () => {
  it.each(personalData)('redacts the property %s at any depth and of any type', (name) => {
    for (const value of ['canary', 1955, true, ['canary'], { deep: 'canary' }]) {
      const line = written({ event: { users: [{ [name]: value, kept: 1 }] } });
      expect(JSON.parse(line).event).toEqual({ users: [{ [name]: redactedText, kept: 1 }] });
    }
  });

  it.each(['Authorization', 'authorization', 'Cookie', 'body'])('redacts the property %s', (name) => {
    expect(written({ headers: { [name]: 'canary' } })).not.toContain('canary');
  });

  it.each([
    ['a token', jwt],
    ['a token in a sentence', `jwt malformed: ${jwt}, sorry`],
    ['the claims of a token alone', 'eyJzdWIiOiJjYW5hcnkifQ'],
    ['a token after its scheme', 'authorization header was Bearer canary-opaque'],
    ['an email address', 'no such user: canary+1@mail.example.com!'],
    ['an email address in a URL', 'GET /users?email=canary%40example.com&limit=1'],
    ['an email address in JSON', '{"email":"canary@example.com"}'],
  ])('redacts %s in any text', (_what, text) => {
    const line = written({ reason: text, fault: { name: text, frames: [`at ${text}`] } });
    expect(line).not.toMatch(/canary|eyJ|Y2FuYXJ5/);
    expect(line.split(redactedText).length).toBeGreaterThan(3);
  });

  it('redacts email addresses and tokens in an error and its causes', () => {
    const cause = new Error(`no address canary@example.com for ${jwt}`);
    const line = written({ error: new Error('canary@example.com', { cause }) });
    expect(line).not.toMatch(/canary|eyJ/);
    expect(JSON.parse(line).error).toEqual({});
  });

  it.each([
    ['TypeError', 'name of a fault'],
    ['at Object.<anonymous> (/var/task/node_modules/@aws-sdk/client-dynamodb/dist-cjs/index.js:12:34)', 'frame of a package with a scope'],
    ['at async file:///work/node_modules/.pnpm/jose@6.2.18/node_modules/jose/dist/index.js:1:2', 'frame of a package with a version'],
    ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', 'traceparent'],
    ['UsersCreated', 'counter'],
  ])('keeps %s, a %s', (text) => {
    expect(JSON.parse(written({ text })).text).toBe(text);
  });

  it('is written in linear time, even for a hostile text', () => {
    const [short, long] = [2_000, 20_000].map((length) => {
      const texts = ['@', 'a@', 'a.', 'eyJ', 'Bearer ', 'a@a.', '%40'].map((part) => `@${part.repeat(length / part.length)}`);
      const began = performance.now();
      for (const text of texts) redact('reason', text);
      return performance.now() - began;
    });
    expect(long ?? Infinity).toBeLessThan((short ?? 0) * 30 + 50);
  });
});
