import { describe, expect, it } from '@jest/globals';
import { environment, readConfig } from '../../src/config';

const read = (authorization: string | undefined) =>
  readConfig({ [environment.tableName]: 't', ...(authorization !== undefined && { [environment.authorization]: authorization }) });

describe('callers are held to what they may', () => {
  it('unless it is said in so many words that they are not', () => {
    expect([undefined, 'on', 'off'].map((text) => read(text).authorization)).toEqual([true, true, false]);
  });

  it.each(['', 'OFF', 'Off', 'false', '0', 'no', 'on '])('and nothing starts where it is unclear: %j', (text) => {
    expect(() => read(text)).toThrow(`${environment.authorization} is "${text}"; it must be on or off`);
  });
});
