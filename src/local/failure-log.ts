import { KeyFileError } from './identity/signing-key';

/**
 * Tells failures behind the gateway. A key file that cannot be used is named once, without a stack, and not again at each request.
 * @param write takes a message and its cause
 */
export function failureLog(write: (...parts: unknown[]) => void): (message: string, cause?: unknown) => void {
  let named: string | undefined;
  return (message, cause) => {
    if (!(cause instanceof KeyFileError)) return write(message, ...(cause === undefined ? [] : [cause]));
    if (cause.message === named) return;
    named = cause.message;
    write(`Tokens cannot be verified, so requests with a token get 500: ${cause.message}`);
  };
}
