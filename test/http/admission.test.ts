import { describe, expect, it } from '@jest/globals';
import { withErrorsOf } from '../../src/http/admission';
import { type InputError, invalidRequest } from '../../src/users/rejection';

const wrong = (pointer: string, code: InputError['code'] = 'wrong-format'): InputError => ({ pointer, code, detail: 'is wrong' });
const refused = (n: number, part = 'body') => Array.from({ length: n }, (_, i) => wrong(`/${part}/${i}`));

const errorsOf = (schema: InputError[], domain: InputError[]) =>
  withErrorsOf(() => {
    throw invalidRequest(domain);
  }, schema);

describe('the refusal of a request by its schema', () => {
  it('is joined by what the domain refuses in other places', () => {
    expect(errorsOf(refused(2), refused(3, 'query'))).toEqual([...refused(2), ...refused(3, 'query')]);
  });

  it('keeps its own error for a place that the domain refuses as well', () => {
    expect(errorsOf([wrong('/body/email', 'too-long')], [wrong('/body/email'), wrong('/body/bio')])).toEqual([
      wrong('/body/email', 'too-long'),
      wrong('/body/bio'),
    ]);
  });

  it('names 50 places at the most', () => {
    expect(errorsOf(refused(49), refused(3, 'query'))).toHaveLength(50);
  });

  it('stays as it is when the domain refuses nothing', () => {
    expect(withErrorsOf(() => {}, [wrong('/body/a')])).toEqual([wrong('/body/a')]);
  });

  it('hides no fault of the domain', () => {
    const fault = () => {
      throw new TypeError('a fault');
    };
    expect(() => withErrorsOf(fault, [wrong('/body/a')])).toThrow(TypeError);
  });
});
