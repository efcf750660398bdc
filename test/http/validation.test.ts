import { describe, expect, it } from '@jest/globals';
import { withErrorsOf } from '../../src/http/validation';
import { type InputError, invalidRequest } from '../../src/users/rejection';

const wrong = (pointer: string, code: InputError['code'] = 'wrong-format'): InputError => ({ pointer, code, detail: 'is wrong' });
const refused = (n: number, part = 'body') => Array.from({ length: n }, (_, i) => wrong(`/${part}/${i}`));

const errorsOf = (schema: InputError[], domain: InputError[]) =>
  withErrorsOf(() => {
    throw invalidRequest(domain);
  }, schema);

describe('the errors of a request that its schema rejects', () => {
  it('are joined with the errors of the domain at other locations', () => {
    expect(errorsOf(refused(2), refused(3, 'query'))).toEqual([...refused(2), ...refused(3, 'query')]);
  });

  it('take precedence over an error of the domain at the same location', () => {
    expect(errorsOf([wrong('/body/email', 'too-long')], [wrong('/body/email'), wrong('/body/bio')])).toEqual([
      wrong('/body/email', 'too-long'),
      wrong('/body/bio'),
    ]);
  });

  it('are at most 50', () => {
    expect(errorsOf(refused(49), refused(3, 'query'))).toHaveLength(50);
  });

  it('do not change when the domain reports none', () => {
    expect(withErrorsOf(() => {}, [wrong('/body/a')])).toEqual([wrong('/body/a')]);
  });

  it('do not hide an unexpected error of the domain', () => {
    const fault = () => {
      throw new TypeError('a fault');
    };
    expect(() => withErrorsOf(fault, [wrong('/body/a')])).toThrow(TypeError);
  });
});
