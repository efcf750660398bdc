import { describe, expect, it } from '@jest/globals';
import { Rejection, userNotFound } from '../../src/users/rejection';

describe('a rejection', () => {
  it('has no stack trace, which would make every rejected request slower', () => {
    expect(userNotFound().stack).not.toContain('\n    at ');
  });

  it('does not affect the stack traces of other errors', () => {
    const cause = new Error('a fault');
    expect(new Rejection('internal-error', { cause }).cause).toBe(cause);
    expect(cause.stack).toContain('\n    at ');
    expect(new Error('a later one').stack).toContain('\n    at ');
  });
});
