/** 20 random bytes in decimal digits. The key must be nobody else's; nobody gains by guessing it. */
export function idempotencyKey(): string {
  const bytes = new Uint8Array(20);
  // React Native has no crypto of its own.
  return (typeof crypto === 'undefined' ? bytes.map(() => Math.random() * 256) : crypto.getRandomValues(bytes)).join('');
}
