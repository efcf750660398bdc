import { cached } from './cached';

/** The grandfathered tags of RFC 5646 §2.1 in lower case, each with its preferred value in the registry, or itself when there is none. */
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

/** The prefix of an extended language subtag, which is a language of its own (RFC 5646 §4.5). */
const beforeExtended = /^(?:ar|kok|lv|ms|sgn|sw|uz|zh)-(?=[a-z]{3}(?:-|$))/i;
const privateUse = /(?:^|-)x(?:-[a-z0-9]{1,8})+$/i;

const maxLength = 85;

/**
 * Returns a language tag in the canonical format of RFC 5646 §4.5, in which Intl has also replaced deprecated subtags.
 * @returns undefined for a text that is not a well-formed tag, or whose canonical format has more than 85 characters
 */
export const canonicalLocale = cached((locale) => {
  const tag = canonical(locale);
  return tag === undefined || tag.length > maxLength ? undefined : tag;
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

// Private use subtags are not passed to Intl: ICU parses x-lvariant-JP, which Java writes, as a variant, and Intl then rejects the tag.
// ICU also turns some unregistered extensions, such as aa-0-true, into tags that Intl rejects.
function languageTag(tag: string): string | undefined {
  try {
    const [stored = ''] = Intl.getCanonicalLocales(tag);
    return Intl.getCanonicalLocales(stored)[0] === stored ? stored : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the subtags in the case that RFC 5646 §2.1.1 recommends and that Java writes: x-lvariant-JP. */
const inPrivateCase = (subtags: string): string =>
  subtags
    .toLowerCase()
    .replaceAll(/(?<=-[a-z0-9]{2,}-)(?:[a-z0-9]{2}|[a-z]{4})(?![a-z0-9])/g, (subtag) =>
      subtag.length === 2 ? subtag.toUpperCase() : subtag.charAt(0).toUpperCase() + subtag.slice(1),
    );
