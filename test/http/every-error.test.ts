import { describe, expect, it, jest } from '@jest/globals';
import { type SoundInput, withEveryError } from '../../src/http/every-error';
import type { ParsedRequest } from '../../src/http/request';
import { type InputError, invalidRequest } from '../../src/users/refusal';

const wrong = (pointer: string): InputError => ({ pointer, code: 'wrong-format', detail: 'is wrong' });
const parsed = (parts: Partial<ParsedRequest>): ParsedRequest => ({
  method: 'POST',
  path: '/users',
  params: {},
  query: {},
  headers: {},
  cookies: {},
  requestBody: {},
  errors: [],
  ...parts,
});

/** What the domain is asked about, of a request with errors at these places. */
function askedAbout(parts: Partial<ParsedRequest>, ...pointers: string[]): SoundInput | undefined {
  const check = jest.fn<(input: SoundInput) => void>();
  withEveryError(invalidRequest(pointers.map(wrong)), parsed(parts), check);
  return check.mock.calls[0]?.[0];
}

describe('the domain', () => {
  it('is asked about the properties that the schema takes, and the request stays as it is', () => {
    const requestBody = { a: 1, b: 2, c: { d: 3, e: 4 } };
    const asked = askedAbout({ requestBody, query: { q: '1', r: '2' } }, '/body/a', '/body/c/d', '/body/missing', '/query/q');
    expect(asked).toEqual({ body: { b: 2, c: { e: 4 } }, query: { r: '2' } });
    expect(requestBody).toEqual({ a: 1, b: 2, c: { d: 3, e: 4 } });
  });

  it.each([[undefined], [null], [[]], ['text'], [5]])('is asked about no property of the body %j', (requestBody) => {
    expect(askedAbout({ requestBody }, '/body')).toEqual({ body: {}, query: {} });
  });

  it('cannot be led to a prototype', () => {
    const requestBody: unknown = JSON.parse('{"__proto__":{"polluted":true},"a":1}');
    askedAbout({ requestBody }, '/body/__proto__/polluted', '/body/constructor/prototype', '/body/__proto__');
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect({}.constructor.prototype).toBe(Object.prototype);
  });
});

describe('the refusal', () => {
  it('names what the schema and what the domain refuses, 50 places at the most', () => {
    const refused = (n: number) => Array.from({ length: n }, (_, i) => wrong(`/body/${i}`));
    const of = (schema: number, domain: number) =>
      withEveryError(invalidRequest(refused(schema)), parsed({}), () => {
        throw invalidRequest(refused(domain));
      }).errors;
    expect(of(2, 3)).toEqual([...refused(2), ...refused(3)]);
    expect(of(49, 3)).toHaveLength(50);
  });

  it('is that of the schema when the domain refuses nothing', () => {
    const unfit = invalidRequest([wrong('/body/a')]);
    expect(withEveryError(unfit, parsed({}), () => {})).toBe(unfit);
  });

  it('hides no fault of the domain', () => {
    const fault = () => {
      throw new TypeError('a fault');
    };
    expect(() => withEveryError(invalidRequest([wrong('/body/a')]), parsed({}), fault)).toThrow(TypeError);
  });
});
