import { describe, expect, it } from '@jest/globals';
import { environment, readConfig } from '../../src/config';

const read = (authorization: string | undefined) =>
  readConfig({ [environment.tableName]: 't', ...(authorization !== undefined && { [environment.authorization]: authorization }) });

describe('the setting AUTHORIZATION', () => {
  it('enforces x-access unless it is explicitly set to off', () => {
    expect([undefined, 'on', 'off'].map((text) => read(text).authorization)).toEqual([true, true, false]);
  });

  it.each(['', 'OFF', 'Off', 'false', '0', 'no', 'on '])('prevents the start when its value is invalid: %j', (text) => {
    expect(() => read(text)).toThrow(`${environment.authorization} is "${text}"; it must be on or off`);
  });
});
