import { describe, expect, it } from '@jest/globals';
import { selectEnvironment } from '../../../infra/environments/environments';
import { suffixRule } from '../../../infra/environments/suffix';
import { InvalidEnvironment } from '../../../infra/environments/validation';
import { dev } from '../../../infra/environments/dev';
import { staging } from '../../../infra/environments/staging';

describe('the selection of an environment', () => {
  it('defaults to dev', () => {
    expect(selectEnvironment(undefined, undefined)).toEqual({ environment: dev, suffix: 'dev' });
  });

  it('uses the name of the environment as the default suffix', () => {
    expect(selectEnvironment('staging', undefined)).toEqual({ environment: staging, suffix: 'staging' });
  });

  it('accepts another suffix for a copy of an environment', () => {
    expect(selectEnvironment('dev', 'pr-12')).toEqual({ environment: dev, suffix: 'pr-12' });
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
  ])('rejects %j with the suffix %j', (name, suffix, message) => {
    expect(() => selectEnvironment(name, suffix)).toThrow(new InvalidEnvironment(message));
  });
});
