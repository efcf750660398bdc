/** A random UUID (version 4, RFC 9562 §5.4). It must be nobody else's; nobody gains by guessing it. */
export function idempotencyKey(): string {
  const digits = randomNumbers(new Uint8Array(36));
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, (_, index: number) => ((digits[index] ?? 0) % 16).toString(16));
}

// React Native has no crypto of its own.
const randomNumbers = (bytes: Uint8Array): Uint8Array =>
  typeof crypto === 'undefined' ? bytes.map(() => Math.random() * 256) : crypto.getRandomValues(bytes);
