import { domainToASCII, domainToUnicode } from 'node:url';
import { hasBrokenLabel } from './domain-name';

/** The format of most email addresses, which is canonical. Its parts are short enough when the whole is not longer than a label may be. */
const usual = /^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9]+\.)+[a-z]+$/;
// RFC 5321 forbids consecutive and final dots, but mobile carriers have assigned such email addresses.
const plainLocal = /^[\w!#$%&'*+/=?^`{|}~-][\w!#$%&'*+/=?^`{|}~.-]*$/;
const quotedLocal = /^"(?:[ !#-[\]-~]|\\[ -~])+"$/;
const asciiDomain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?![0-9-]+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const needsIdna = /[^ -~]|xn--/i;

const maxLabelLength = 63;
const maxLocalLength = 64;
const maxLength = 254;

/**
 * Returns the canonical format of an email address, in which it is stored and compared: ASCII letters in lower case, the domain as
 * A-labels, and quotes only around a local part that needs them.
 * Sources: RFC 5321 §4.1.2 and §4.5.3.1, RFC 5890 §2.3.2.1.
 * @returns undefined for a text that is not an email address
 */
export function canonicalEmail(email: string): string | undefined {
  if (email.length <= maxLabelLength && usual.test(email)) return email;
  const at = email.lastIndexOf('@');
  const local = canonicalLocal(email.slice(0, Math.max(at, 0)));
  const domain = canonicalDomain(email.slice(at + 1));
  if (local === undefined || domain === undefined || !asciiDomain.test(domain)) return undefined;
  const canonical = `${local}@${domain}`;
  return local.length <= maxLocalLength && canonical.length <= maxLength ? canonical : undefined;
}

function canonicalLocal(local: string): string | undefined {
  if (plainLocal.test(local)) return local.toLowerCase();
  if (!quotedLocal.test(local)) return undefined;
  const content = local.slice(1, -1).replaceAll(/\\(.)/g, '$1').toLowerCase();
  return plainLocal.test(content) ? content : `"${content.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/** Only changes letters to lower case. A label that UTS 46 would map in another way is a different domain or not valid. */
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
