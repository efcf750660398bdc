import { afterEach, expect, it } from '@jest/globals';
import { idempotencyKey } from '../../../clients/typescript/src/idempotency-key';

const { crypto } = globalThis;
afterEach(() => {
  Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true, writable: true });
});

const thousand = () => new Set(Array.from({ length: 1000 }, idempotencyKey));
const version4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

it.each(['with', 'without'])('is a UUID that nobody else has, %s the crypto of the platform', (which) => {
  if (which === 'without') Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true, writable: true });
  const keys = thousand();
  expect(keys.size).toBe(1000);
  expect([...keys].filter((key) => !version4.test(key))).toEqual([]);
  expect(new Set([...keys].map((key) => key.charAt(0))).size).toBe(16);
});
