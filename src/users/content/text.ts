/**
 * Characters that no text may contain: surrogates, noncharacters, U+FFFD (a character was lost), and bidirectional embeddings and overrides,
 * which change the order in which text is displayed.
 */
const forbiddenInText = /[\p{Cs}\p{Noncharacter_Code_Point}\ufffd\u202a-\u202e]/u;
/** Characters that a single line may not contain: those, line separators and bidirectional isolates. */
const forbiddenInLine = /[\p{Cs}\p{Noncharacter_Code_Point}\ufffd\u2028-\u202e\u2066-\u2069]/u;
const isolate = /[\u2066-\u2069]/;
/** Excludes white space, fillers, joiners, variation selectors, tags, and blanks that Unicode counts as symbols or letters. */
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cf}\u2800\ufffc\u{13441}\u{13442}\u{16fe4}\u{1d159}]/u;

const popDirectionalIsolate = '\u2069';

const normalizedTexts = ['displayName', 'givenName', 'familyName', 'bio'];

/**
 * Returns a request body whose texts are in Unicode normalization form C, so that the schema counts the characters that are stored.
 * Identifiers and the keys of `metadata` are not changed: different code points are different identifiers.
 */
export function inNormalForm(body: unknown): unknown {
  if (!isObject(body)) return body;
  const { metadata } = body;
  const texts = Object.fromEntries(normalizedTexts.filter((name) => name in body).map((name) => [name, normalForm(body[name])]));
  const values = isObject(metadata) && Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, normalForm(value)]));
  return { ...body, ...texts, ...(values && { metadata: values }) };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const normalForm = (value: unknown): unknown => (typeof value === 'string' ? value.normalize('NFC') : value);

/** Returns whether a text is valid as a single line, which may be empty: a value of `metadata`. */
export const isLine = (text: string): boolean => !forbiddenInLine.test(text);

/** Returns whether a text is valid as a name: a single line with a visible character. */
export const isName = (text: string): boolean => isLine(text) && visible.test(text);

/** Returns whether a text is valid as a biography. It must close each isolate that it opens, or the text after it would be reordered (UAX #9). */
export const isBio = (text: string): boolean => !forbiddenInText.test(text) && isBalanced(text);

function isBalanced(text: string): boolean {
  if (!isolate.test(text)) return true;
  let open = 0;
  for (const character of text) {
    if (isolate.test(character)) open += character === popDirectionalIsolate ? -1 : 1;
    if (open < 0) return false;
  }
  return open === 0;
}
