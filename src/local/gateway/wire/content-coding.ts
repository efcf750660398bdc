import { promisify } from 'node:util';
import { codeOf } from '../../error-code';
import { deflate, gunzip, gzip, inflate } from 'node:zlib';
import type { GatewayResponse } from './response';

/**
 * The content codings that API Gateway knows besides `identity`. `deflate` is the zlib format (RFC 9110 §8.4.1.2).
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-enable-compression.html#api-gateway-supported-content-encodings
 */
const codings = new Map([
  ['gzip', { encode: promisify(gzip), decode: promisify(gunzip) }],
  ['deflate', { encode: promisify(deflate), decode: promisify(inflate) }],
]);

/**
 * Decompresses the body of a request. API Gateway leaves `Content-Encoding` in the event, although the body has lost the coding:
 * https://github.com/dougmoscrop/serverless-http/issues/194
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-make-request-with-compressed-payload.html
 * @param contentEncoding values of the header, one for each line
 * @param limit bytes that the decompressed body may have; decompression stops there
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
 * Compresses the body of a function's answer when the client accepts a coding and the body has at least `from` bytes.
 * All other headers stay as they are, the ETag among them.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-receive-response-with-compressed-payload.html
 * @param acceptEncoding values of the header, one for each line
 * @param from absent: nothing is compressed
 */
export async function encodedAnswer(
  answer: GatewayResponse,
  acceptEncoding: readonly string[],
  from: number | undefined,
): Promise<GatewayResponse> {
  const coded = answer.headers.some(([name]) => name.toLowerCase() === 'content-encoding');
  const name = preferred(acceptEncoding);
  const coding = codings.get(name);
  if (coded || !coding || from === undefined || answer.body.length === 0 || Buffer.byteLength(answer.body) < from) return answer;
  return { ...answer, headers: [...answer.headers, ['Content-Encoding', name]], body: await coding.encode(answer.body) };
}

/** The coding that the client likes best, the first known one among equals. API Gateway looks at no other, and takes `*` for none. */
function preferred(acceptEncoding: readonly string[]): string {
  const weighed = elements(acceptEncoding).map((element) => {
    const [name = '', weight = 'q=1'] = element.split(';').map((part) => part.trim());
    return { name, weight: /^q=[01](\.\d{0,3})?$/.test(weight) ? Number(weight.slice(2)) : 0 };
  });
  const most = Math.max(0, ...weighed.map(({ weight }) => weight));
  const best = weighed.filter(({ weight }) => weight > 0 && weight === most);
  return (best.find(({ name }) => codings.has(name)) ?? best[0])?.name ?? '';
}

/** The elements of a list header in lower case; empty ones do not count (RFC 9110 §5.6.1.2). */
const elements = (lines: readonly string[]): string[] =>
  lines.flatMap((line) =>
    line
      .split(',')
      .map((element) => element.trim().toLowerCase())
      .filter(Boolean),
  );
