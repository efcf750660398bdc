import { afterEach, expect, it } from '@jest/globals';
import { idempotencyKey } from '../../../clients/typescript/src/idempotency-key';

const { crypto } = globalThis;
afterEach(() => {
  Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true, writable: true });
});

it.each(['with', 'without'])('is a text of digits that nobody else has, %s the crypto of the platform', (which) => {
  if (which === 'without') Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true, writable: true });
  const keys = Array.from({ length: 1000 }, idempotencyKey);
  expect(new Set(keys).size).toBe(1000);
  expect(keys.filter((key) => !/^\d{20,60}$/.test(key))).toEqual([]);
  expect(new Set(keys.map((key) => key.slice(-1))).size).toBe(10);
});
