import { describe, expect, it } from '@jest/globals';
import { Rejection, userNotFound } from '../../src/users/rejection';

describe('a refusal', () => {
  it('has no stack, for nobody reads it and every refused request would pay for it', () => {
    expect(userNotFound().stack).not.toContain('\n    at ');
  });

  it('leaves their stacks to other errors', () => {
    const cause = new Error('a fault');
    expect(new Rejection('internal-error', { cause }).cause).toBe(cause);
    expect(cause.stack).toContain('\n    at ');
    expect(new Error('a later one').stack).toContain('\n    at ');
  });
});
