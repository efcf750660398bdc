import { domainToUnicode } from 'node:url';
import { hasBrokenLabel } from './domain-name';

const strayPercent = /%(?![0-9A-F]{2})/i;
/** A URL whose host is neither an IP address nor internationalized. Most URLs match, and the parser, which is slow, would not change them. */
const plainHost = /^https:\/\/(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]+(?:[/?#]|$)/i;

/**
 * Returns whether the WHATWG URL parser accepts a text, and whether every percent sign in it starts a percent-encoded byte.
 * @param text matches the pattern of the contract
 */
export const isUrl = (text: string): boolean => !strayPercent.test(text) && (plainHost.test(text) || hasHost(text));

const hasHost = (text: string): boolean => URL.canParse(text) && !hasBrokenLabel(domainToUnicode(new URL(text).hostname));
