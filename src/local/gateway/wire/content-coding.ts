import { promisify } from 'node:util';
import { codeOf } from '../../errors';
import { deflate, gunzip, gzip, inflate } from 'node:zlib';
import type { HttpResponse } from './message';

/**
 * The content codings that API Gateway supports in addition to `identity`. `deflate` is the zlib format (RFC 9110 §8.4.1.2).
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-enable-compression.html#api-gateway-supported-content-encodings
 */
const codings = new Map([
  ['gzip', { encode: promisify(gzip), decode: promisify(gunzip) }],
  ['deflate', { encode: promisify(deflate), decode: promisify(inflate) }],
]);

/**
 * Decompresses the body of a request. API Gateway leaves `Content-Encoding` in the event, although the body is decompressed:
 * https://github.com/dougmoscrop/serverless-http/issues/194
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-make-request-with-compressed-payload.html
 * @param contentEncoding values of the header, one for each line
 * @param limit maximum size of the decompressed body, in bytes; decompression stops there
 * @returns the body, or the gateway response type for a body that cannot be decompressed
 */
export async function decodedBody(
  body: Buffer,
  contentEncoding: readonly string[],
  limit: number,
): Promise<Buffer | 'UNSUPPORTED_MEDIA_TYPE' | 'REQUEST_TOO_LARGE'> {
  const [name, ...others] = elements(contentEncoding).filter((element) => element !== 'identity');
  if (name === undefined) return body;
  const coding = codings.get(name);
  if (!coding || others.length > 0) return 'UNSUPPORTED_MEDIA_TYPE';
  if (body.length === 0) return body;
  try {
    return await coding.decode(body, { maxOutputLength: limit });
  } catch (error) {
    return isTooLarge(error) ? 'REQUEST_TOO_LARGE' : 'UNSUPPORTED_MEDIA_TYPE';
  }
}

const isTooLarge = (error: unknown): boolean => codeOf(error) === 'ERR_BUFFER_TOO_LARGE';

/**
 * Compresses the body of a function's response if the client accepts a coding and the body has at least `minSize` bytes.
 * All other headers stay unchanged, including the ETag.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-receive-response-with-compressed-payload.html
 * @param acceptEncoding values of the header, one for each line
 * @param minSize in bytes; undefined: no response is compressed
 */
export async function encodedResponse(
  response: HttpResponse,
  acceptEncoding: readonly string[],
  minSize: number | undefined,
): Promise<HttpResponse> {
  const coded = response.headers.some(([name]) => name.toLowerCase() === 'content-encoding');
  const name = preferred(acceptEncoding);
  const coding = codings.get(name);
  if (coded || !coding || minSize === undefined || response.body.length === 0 || Buffer.byteLength(response.body) < minSize)
    return response;
  return { ...response, headers: [...response.headers, ['Content-Encoding', name]], body: await coding.encode(response.body) };
}

/** Returns the coding with the highest weight, and among equals the first that is supported. API Gateway considers no other, and ignores `*`. */
function preferred(acceptEncoding: readonly string[]): string {
  const weighed = elements(acceptEncoding).map((element) => {
    const [name = '', weight = 'q=1'] = element.split(';').map((part) => part.trim());
    return { name, weight: /^q=[01](\.\d{0,3})?$/.test(weight) ? Number(weight.slice(2)) : 0 };
  });
  const highest = Math.max(0, ...weighed.map(({ weight }) => weight));
  const best = weighed.filter(({ weight }) => weight > 0 && weight === highest);
  return (best.find(({ name }) => codings.has(name)) ?? best[0])?.name ?? '';
}

/** Returns the elements of a list header in lower case, without empty elements (RFC 9110 §5.6.1.2). */
const elements = (lines: readonly string[]): string[] =>
  lines.flatMap((line) =>
    line
      .split(',')
      .map((element) => element.trim().toLowerCase())
      .filter(Boolean),
  );
