import { describe, expect, it } from '@jest/globals';
import { choice } from '../../../infra/environments/environments';
import { suffixRule, WrongChoice } from '../../../infra/environments/environment';
import { dev } from '../../../infra/environments/dev';
import { staging } from '../../../infra/environments/staging';

describe('the choice of an environment', () => {
  it('is dev when nothing is said', () => {
    expect(choice(undefined, undefined)).toEqual({ environment: dev, suffix: 'dev' });
  });

  it('gives things the name of the environment', () => {
    expect(choice('staging', undefined)).toEqual({ environment: staging, suffix: 'staging' });
  });

  it('gives a copy of an environment another name', () => {
    expect(choice('dev', 'pr-12')).toEqual({ environment: dev, suffix: 'pr-12' });
  });

  it.each([
    ['qa', undefined, 'env is "qa"; it must be dev, staging, prod'],
    [true, undefined, 'env is true; it must be dev, staging, prod'],
    ['dev', 'Alice', `suffix is "Alice"; it must be ${suffixRule}`],
    ['dev', '-a', `suffix is "-a"; it must be ${suffixRule}`],
    ['dev', 'a-', `suffix is "a-"; it must be ${suffixRule}`],
    ['dev', 'paws', `suffix is "paws"; it must be ${suffixRule}`],
    ['dev', '', `suffix is ""; it must be ${suffixRule}`],
    ['dev', 'a'.repeat(17), `suffix is "${'a'.repeat(17)}"; it must be ${suffixRule}`],
  ])('of %j under %j is refused', (name, suffix, message) => {
    expect(() => choice(name, suffix)).toThrow(new WrongChoice(message));
  });
});
