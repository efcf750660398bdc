import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { acceptable } from '../../src/users/content/content';
import { pageQuery } from '../../src/users/listing';
import { Rejection } from '../../src/users/rejection';
import { canaryUser } from '../canaries';

const now = '2026-11-23T09:30:00.000Z';
const names = Object.keys(canaryUser());
/** Any text, and what looks like a value but is none. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '1990-99-99',
    '1990-02-30',
    '@',
    'x@',
    'xn--',
    'a@xn--a.com',
    'https://',
    '%',
    'x-',
    'en-',
    '/',
    '\ud800',
    '2026-13-45T99:99:99Z',
  ),
);

/** How the domain takes an input. */
function verdictOn(ask: () => unknown): unknown {
  try {
    ask();
    return 'accepted';
  } catch (error) {
    return error instanceof Rejection ? error.code : error;
  }
}

const verdicts = ['accepted', 'invalid-request'];

describe('the rules of the domain for input that its schema rejects', () => {
  it('accept or reject any body without an unexpected error', () => {
    const property = fc.oneof(text, fc.jsonValue());
    const body = fc.dictionary(fc.constantFrom(...names), property, { maxKeys: names.length });
    fc.assert(
      fc.property(body, (sent) => expect(verdicts).toContain(verdictOn(() => acceptable(sent as never, now)))),
      { numRuns: 3000 },
    );
  });

  it('accept or reject any query without an unexpected error', () => {
    const query = fc.dictionary(fc.constantFrom('createdFrom', 'createdTo', 'email', 'order', 'cursor'), text);
    fc.assert(
      fc.property(query, (sent) => expect(verdicts).toContain(verdictOn(() => pageQuery(sent, now)))),
      { numRuns: 3000 },
    );
  });
});
