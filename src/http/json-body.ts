import { invalidRequest } from '../users/rejection';

/** Source: WHATWG Encoding, "Names and labels". */
const utf8Labels = new Set(['utf-8', 'utf8', 'unicode-1-1-utf-8', 'unicode11utf8', 'unicode20utf8', 'x-unicode20utf8']);
const parameters = /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g;

/**
 * Returns whether a Content-Type has a media type of JSON and is in UTF-8. Every charset parameter must be a label of UTF-8 (RFC 8259 §8.1
 * and §11).
 * @param mediaType such as `application/json`
 */
export function hasMediaType(contentType: string | undefined, mediaType: string): boolean {
  if (contentType === mediaType) return true;
  const [type = ''] = (contentType ?? '').split(';', 1);
  if (type.trim().toLowerCase() !== mediaType) return false;
  return [...(contentType ?? '').matchAll(parameters)].every(
    ([, name = '', quoted, plain = '']) => name.toLowerCase() !== 'charset' || utf8Labels.has((quoted ?? plain.trim()).toLowerCase()),
  );
}

const byteOrderMark = '\ufeff';
const replacement = '\ufffd';

/**
 * Returns the text of a body, without a byte order mark. API Gateway replaces bytes that are not UTF-8 with U+FFFD before it calls a
 * function, so a body that contains U+FFFD is rejected.
 * @throws invalid-request for a body that is not UTF-8
 */
export function bodyText(body: string, isBase64: boolean): string {
  const text = isBase64 ? decoded(body) : body;
  if (text.includes(replacement)) throw notUtf8();
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
}

function decoded(base64: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(base64, 'base64'));
  } catch {
    throw notUtf8();
  }
}

const notUtf8 = () =>
  invalidRequest([
    { pointer: '/body', code: 'malformed', detail: 'must be UTF-8 (RFC 8259 §8.1), without the replacement character U+FFFD' },
  ]);
