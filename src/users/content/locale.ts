import { remembered } from '../remembered';

/** The exceptions that RFC 5646 §2.1 lists, in lower case, with the value that the registry prefers, or themselves where there is none. */
const grandfathered: Readonly<Record<string, string>> = {
  'en-gb-oed': 'en-GB-oxendict',
  'i-ami': 'ami',
  'i-bnn': 'bnn',
  'i-default': 'i-default',
  'i-enochian': 'i-enochian',
  'i-hak': 'hak',
  'i-klingon': 'tlh',
  'i-lux': 'lb',
  'i-mingo': 'i-mingo',
  'i-navajo': 'nv',
  'i-pwn': 'pwn',
  'i-tao': 'tao',
  'i-tay': 'tay',
  'i-tsu': 'tsu',
  'sgn-be-fr': 'sfb',
  'sgn-be-nl': 'vgt',
  'sgn-ch-de': 'sgg',
  'art-lojban': 'jbo',
  'cel-gaulish': 'cel-gaulish',
  'no-bok': 'nb',
  'no-nyn': 'nn',
  'zh-guoyu': 'cmn',
  'zh-hakka': 'hak',
  'zh-min': 'zh-min',
  'zh-min-nan': 'nan',
  'zh-xiang': 'hsn',
};

/** Before an extended language subtag, which is a language of its own (RFC 5646 §4.5). */
const beforeExtended = /^(?:ar|kok|lv|ms|sgn|sw|uz|zh)-(?=[a-z]{3}(?:-|$))/i;
const privateUse = /(?:^|-)x(?:-[a-z0-9]{1,8})+$/i;

const mostCharacters = 85;

/**
 * Returns a language tag in the canonical form of RFC 5646 §4.5, in which Intl has replaced deprecated subtags too.
 * Returns nothing for text that is not a well-formed tag, or whose canonical form has more than 85 characters.
 */
export const canonicalLocale = remembered((locale) => {
  const tag = canonical(locale);
  return tag === undefined || tag.length > mostCharacters ? undefined : tag;
});

function canonical(locale: string): string | undefined {
  const lower = locale.toLowerCase();
  const exception = Object.hasOwn(grandfathered, lower) ? grandfathered[lower] : undefined;
  if (exception !== undefined) return exception === lower ? exception : languageTag(exception);
  const tail = privateUse.exec(locale)?.[0] ?? '';
  if (tail !== '' && tail === locale) return inPrivateCase(tail);
  const head = languageTag(locale.slice(0, locale.length - tail.length).replace(beforeExtended, ''));
  return head === undefined ? undefined : head + inPrivateCase(tail);
}

// Private use subtags are kept from Intl: ICU reads x-lvariant-JP, which Java writes, as a variant, and Intl then refuses the tag.
// ICU also makes a tag that Intl refuses of some unregistered extensions, such as aa-0-true.
function languageTag(tag: string): string | undefined {
  try {
    const [stored = ''] = Intl.getCanonicalLocales(tag);
    return Intl.getCanonicalLocales(stored)[0] === stored ? stored : undefined;
  } catch {
    return undefined;
  }
}

/** The case that RFC 5646 §2.1.1 recommends and that Java writes: x-lvariant-JP. */
const inPrivateCase = (subtags: string): string =>
  subtags
    .toLowerCase()
    .replaceAll(/(?<=-[a-z0-9]{2,}-)(?:[a-z0-9]{2}|[a-z]{4})(?![a-z0-9])/g, (subtag) =>
      subtag.length === 2 ? subtag.toUpperCase() : subtag.charAt(0).toUpperCase() + subtag.slice(1),
    );
