import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Returns every pattern of the contract by its path, such as components.schemas.Locale. */
export function patternsOf(node: unknown = parse(readFileSync('openapi.yaml', 'utf8')), path = ''): Record<string, string> {
  if (typeof node !== 'object' || node === null) return {};
  const own = 'pattern' in node && typeof node.pattern === 'string' ? { [path]: node.pattern } : {};
  const below = Object.entries(node).map(([key, value]) => patternsOf(value, path === '' ? key : `${path}.${key}`));
  return Object.assign(own, ...below);
}

const schemas = 'components.schemas';

/** Texts that each pattern accepts and rejects, by the path of the pattern. */
export const verdicts: Readonly<Record<string, { accepted: readonly string[]; rejected: readonly string[] }>> = {
  'components.parameters.IdempotencyKey.schema': { accepted: ['7d0f3c52-8a4e', '!~'], rejected: ['', 'a b', 'é'] },
  'components.parameters.UserIdInPath.schema': {
    accepted: ['3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f', '3F2B8C1E-5D4A-4C6B-9E7F-0A1B2C3D4E5F', 'me'],
    rejected: ['', 'ME', 'men', 'ame', '3f2b8c1e5d4a4c6b9e7f0a1b2c3d4e5f', '3g2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f'],
  },
  'components.headers.ETag.schema': { accepted: ['"4-20261123093000000-5b0c9a1e"'], rejected: ['4', '"A"', '""'] },
  'components.headers.Location.schema': {
    accepted: ['/users/3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f', '/dev/users/3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f'],
    rejected: ['/users/', 'users/3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f'],
  },
  'components.headers.RetryAfter.schema': { accepted: ['1', '3600'], rejected: ['', '-1', '٣', '1.5'] },
  [`${schemas}.UserId`]: { accepted: ['3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f'], rejected: ['', '3f2b8c1e5d4a4c6b9e7f0a1b2c3d4e5f'] },
  [`${schemas}.EmailAddress`]: {
    accepted: [
      'ada@example.com',
      "o'hara_&-!#$%*/=?^`{|}~@example.com",
      'try..this@docomo.ne.jp',
      'a.@docomo.ne.jp',
      '"a b@\\"c"@example.com',
      'user@bücher.example',
      'user@xn--bcher-kva.example',
      'user@例え.テスト',
      'user@💩.la',
    ],
    rejected: [
      '',
      'ada@',
      '@example.com',
      '.a@example.com',
      'a b@example.com',
      'a@localhost',
      'a@example.123',
      'ä@example.com',
      '\u212aate@example.com',
      'a@ex_ample.com',
    ],
  },
  [`${schemas}.DisplayName`]: names(),
  [`${schemas}.PersonName`]: names(),
  [`${schemas}.PhoneNumber`]: { accepted: ['+442071234567'], rejected: ['020 7123', '+0123', '+١٢٣', '+1234567890123456'] },
  [`${schemas}.BirthDate`]: {
    accepted: ['1990-12-10', '1900-01-01', '2001-02-29'],
    rejected: ['1899-12-31', '1990-13-01', '1990-12-32', '990-12-10'],
  },
  [`${schemas}.AvatarUrl`]: {
    accepted: [
      'https://images.example.com/ada.png',
      'HTTPS://example.com:443/a?b=c/d#e?f',
      'https://[2001:db8::1]/',
      'https://a?b',
      'https://a#b',
    ],
    rejected: [
      'http://a/',
      'https:///a',
      'https://a:abc/',
      'https://a:0/',
      'https://a:/',
      'https://u@a/',
      'https://a/ b',
      'https://a/é',
      'https://a#b#c',
    ],
  },
  [`${schemas}.Bio`]: { accepted: ['Finds\nthe bug.\t\r\n', '\u2067שלום\u2069 😀'], rejected: ['', '\u0000', 'a\u000b', 'a\u0085'] },
  [`${schemas}.Locale`]: {
    accepted: ['en', 'ja-JP-u-ca-japanese-x-lvariant-JP', 'i-klingon'],
    rejected: ['', 'en_US', 'en-', 'abcdefghi', 'é'],
  },
  [`${schemas}.TimeZone`]: {
    accepted: ['UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+1'],
    rejected: ['', '/UTC', 'Europe/', '+01:00'],
  },
  [`${schemas}.Metadata.additionalProperties`]: { accepted: ['', ' ', 'é😀'], rejected: ['\n', '\u007f'] },
  [`${schemas}.QueryTime`]: {
    accepted: ['2026-01-01T00:00:00Z', '2026-01-01t00:00:00.5z', '2016-12-31T23:59:60-08:00'],
    rejected: ['2026-01-01 00:00:00Z', '2026-01-01T24:00:00Z', '2026-01-01T00:00:00', '2026-1-1T00:00:00Z', '٢٠٢٦-01-01T00:00:00Z'],
  },
  [`${schemas}.Timestamp`]: { accepted: ['2026-11-23T09:30:00.000Z'], rejected: ['2026-11-23T09:30:00Z'] },
  [`${schemas}.UserProfile.properties.etag`]: { accepted: ['"4-20261123093000000-5b0c9a1e"'], rejected: ['4', '"A"', 'W/"4"', ''] },
  [`${schemas}.Cursor`]: { accepted: ['MjAy_-9'], rejected: ['', 'a=b'] },
  [`${schemas}.EntityTags`]: {
    accepted: ['*', '', '"a"', 'W/"a", "b"', '""', ',"a",, "é",'],
    rejected: ['a', '"a', '"\u0100"', '"a" "b"', '*,"a"', 'w/"a"'],
  },
  [`${schemas}.ProblemCode`]: codes(),
  [`${schemas}.InputErrorCode`]: codes(),
  [`${schemas}.Problem.properties.type`]: { accepted: ['urn:user-profiles:problem:email-taken'], rejected: ['urn:x', 'about:blank'] },
  [`${schemas}.InputError.properties.pointer`]: {
    accepted: ['/body', '/body/metadata/a~1b', '/header/If-Match'],
    rejected: ['', 'body', '/other'],
  },
};

function codes() {
  return { accepted: ['malformed', 'email-taken'], rejected: ['', 'Email', 'email_taken', '-taken', 'email-'] };
}

function names() {
  return { accepted: ['Ada 😀', 'José', 'نامه\u200cای', ' ', '\u3164'], rejected: ['', 'a\u0007', 'a\n', '\n', 'a\u009f'] };
}
