import { domainToASCII, domainToUnicode } from 'node:url';
import { hasBrokenLabel } from './domain-name';

/** The form of most addresses, which is canonical. The lengths of its parts hold when the whole is not longer than one of them may be. */
const usual = /^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9]+\.)+[a-z]+$/;
// Consecutive and final dots break RFC 5321, but carriers have given out such addresses.
const plainLocal = /^[\w!#$%&'*+/=?^`{|}~-][\w!#$%&'*+/=?^`{|}~.-]*$/;
const quotedLocal = /^"(?:[ !#-[\]-~]|\\[ -~])+"$/;
const asciiDomain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?![0-9-]+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const needsIdna = /[^ -~]|xn--/i;

const mostOfLabel = 63;
const mostOfLocal = 64;
const mostOfAddress = 254;

/**
 * Returns the one form in which an e-mail address is stored and compared: ASCII letters in lower case, the domain as A-labels, and quotes
 * only around a local part that needs them. Returns nothing for text that is not an e-mail address.
 * @see RFC 5321 §4.1.2, §4.5.3.1 and RFC 5890 §2.3.2.1
 */
export function canonicalEmail(email: string): string | undefined {
  if (email.length <= mostOfLabel && usual.test(email)) return email;
  const at = email.lastIndexOf('@');
  const local = canonicalLocal(email.slice(0, Math.max(at, 0)));
  const domain = canonicalDomain(email.slice(at + 1));
  if (local === undefined || domain === undefined || !asciiDomain.test(domain)) return undefined;
  const canonical = `${local}@${domain}`;
  return local.length <= mostOfLocal && canonical.length <= mostOfAddress ? canonical : undefined;
}

function canonicalLocal(local: string): string | undefined {
  if (plainLocal.test(local)) return local.toLowerCase();
  if (!quotedLocal.test(local)) return undefined;
  const content = local.slice(1, -1).replaceAll(/\\(.)/g, '$1').toLowerCase();
  return plainLocal.test(content) ? content : `"${content.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/** Letters become lower case and nothing else is mapped: a label that UTS 46 would change in another way is somebody else's, or none. */
function canonicalDomain(domain: string): string | undefined {
  if (!needsIdna.test(domain)) return domain.toLowerCase();
  if (domain.normalize() !== domain) return undefined;
  const lower = Array.from(domain, (character) => character.toLowerCase()).join('');
  const unicode = domainToUnicode(lower);
  const ascii = domainToASCII(unicode);
  const written = lower.split('.');
  const [decoded, encoded] = [unicode.split('.'), ascii.split('.')];
  const unchanged = written.every((label, index) => label === decoded[index] || label === encoded[index]);
  const hyphened = decoded.some((label) => label.startsWith('-') || label.endsWith('-'));
  return unchanged && !hyphened && !hasBrokenLabel(unicode) ? ascii : undefined;
}
