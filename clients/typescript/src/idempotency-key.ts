/** 20 random bytes in decimal digits. The key must be nobody else's; nobody gains by guessing it. */
export const idempotencyKey = (): string => randomBytes(new Uint8Array(20)).join('');

// React Native has no crypto of its own.
const randomBytes = (bytes: Uint8Array): Uint8Array =>
  typeof crypto === 'undefined' ? bytes.map(() => Math.random() * 256) : crypto.getRandomValues(bytes);
