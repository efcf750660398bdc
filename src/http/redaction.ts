import { personalData } from '../../generated/personal-data';

/** What stands in a line where something was left out. */
export const leftOut = '[left out]';

/** As the contract and Node.js spell them, and as clients may. */
const privateNames = new Set<string>([...personalData, 'authorization', 'Authorization', 'cookie', 'Cookie', 'body']);

const worthALook = /@|%40|eyJ|[Bb]earer\s/;
/** A JWT begins with `{"` in base64url. */
const token = /eyJ[\w-]{8,}(?:\.[\w-]*)*|\bbearer\s+[^\s"]+/gi;
/** It begins where a run of its characters begins, so that no text is looked at twice. */
const address = /(?<![\w.!#$%&'*+/=?^`{|}~-])[\w.!#$%&'*+/=?^`{|}~-]+(?:@|%40)(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}/gi;

/**
 * The value as a log line may hold it: a replacer of JSON.stringify. What the contract calls personal is left out by its name, and so
 * are tokens and e-mail addresses inside of other texts. No line is meant to hold any; this is for the one that does by mistake.
 */
export function redacted(name: string, value: unknown): unknown {
  if (value === undefined) return undefined;
  if (privateNames.has(name)) return leftOut;
  if (typeof value !== 'string' || !worthALook.test(value)) return value;
  return value.replaceAll(token, leftOut).replaceAll(address, leftOut);
}
