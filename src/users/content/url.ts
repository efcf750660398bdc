import { domainToUnicode } from 'node:url';
import { hasBrokenLabel } from './domain-name';

const strayPercent = /%(?![0-9A-F]{2})/i;
/** A host that the parser takes as it is: neither an address nor internationalized. Most have one, and the parser takes long. */
const plainHost = /^https:\/\/(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]+(?:[/?#]|$)/i;

/** Whether text of the form that the contract describes is a URL for the WHATWG's parser too, and percent-encodes what it encodes. */
export const isUrl = (text: string): boolean => !strayPercent.test(text) && (plainHost.test(text) || hasHost(text));

const hasHost = (text: string): boolean => URL.canParse(text) && !hasBrokenLabel(domainToUnicode(new URL(text).hostname));
