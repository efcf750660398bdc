/**
 * What no text holds: surrogates and noncharacters, the sign that a character was lost (U+FFFD), and embeddings and overrides, after which
 * text may be shown in another order than it is written.
 */
const refused = /[\p{Cs}\p{Noncharacter_Code_Point}\ufffd\u202a-\u202e]/u;
/** And what no line holds: line separators, and isolates. */
const refusedInLine = /[\p{Cs}\p{Noncharacter_Code_Point}\ufffd\u2028-\u202e\u2066-\u2069]/u;
const isolate = /[\u2066-\u2069]/;
/** Of white space, fillers, joiners, variation selectors and tags nothing is seen, nor of these blanks that Unicode counts as symbols or letters. */
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cf}\u2800\ufffc\u{13441}\u{13442}\u{16fe4}\u{1d159}]/u;

const popDirectionalIsolate = '\u2069';

const normalized = ['displayName', 'givenName', 'familyName', 'bio'];

/**
 * Returns a body with its texts in Unicode normalization form C, before the schema counts their characters. Identifiers and the keys of the
 * metadata stay as they were sent: two that differ are two.
 */
export function inNormalForm(body: unknown): unknown {
  if (!isObject(body)) return body;
  const { metadata } = body;
  const texts = Object.fromEntries(normalized.filter((name) => name in body).map((name) => [name, normalForm(body[name])]));
  const values = isObject(metadata) && Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, normalForm(value)]));
  return { ...body, ...texts, ...(values && { metadata: values }) };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const normalForm = (value: unknown): unknown => (typeof value === 'string' ? value.normalize('NFC') : value);

/** Whether text of one line can be stored: a value of the metadata, which may be empty. */
export const isLine = (text: string): boolean => !refusedInLine.test(text);

/** Whether text can be stored as a name: a line of which something is seen. */
export const isName = (text: string): boolean => isLine(text) && visible.test(text);

/** Whether text can be stored as a biography: each isolate that it opens, it closes, so that text after it keeps its order (UAX #9). */
export const isBio = (text: string): boolean => !refused.test(text) && isBalanced(text);

function isBalanced(text: string): boolean {
  if (!isolate.test(text)) return true;
  let open = 0;
  for (const character of text) {
    if (isolate.test(character)) open += character === popDirectionalIsolate ? -1 : 1;
    if (open < 0) return false;
  }
  return open === 0;
}
