import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { paceOf } from '../../../../infra/data/pace/pace';
import { persist } from '../../../../infra/data/pace/persist';

const { signal } = new AbortController();
const pace = paceOf({ limit: undefined, signal, now: () => 0, random: () => 0 });
const failing = (name: string) => Promise.reject(Object.assign(new Error(name), { name, $metadata: {} }));

afterEach(() => void jest.restoreAllMocks());

describe('persist', () => {
  it('repeats a call that DynamoDB does not respond to, also after it was throttled for longer than five minutes', async () => {
    let minutes = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => minutes * 60_000);
    const call = jest
      .fn<() => Promise<string>>()
      .mockImplementationOnce(() => failing('ThrottlingException'))
      .mockImplementationOnce(() => {
        minutes = 6;
        return failing('TimeoutError');
      })
      .mockResolvedValue('done');
    expect(await persist({ pace, signal }, call)).toBe('done');
  });
});
