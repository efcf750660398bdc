import { createHash, createHmac } from 'node:crypto';

/** The credentials of an IAM role or user. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  /** Present when the credentials are temporary, as those of a Lambda function are. */
  sessionToken?: string;
}

/** A POST request without a query string, which is all that the JSON protocols of AWS use. */
export interface PostRequest {
  path: string;
  /** The headers to sign, including `host` and `x-amz-date`. Names are in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** What a signature is valid for. */
export interface SigningScope {
  /** The time of the request, as in `x-amz-date`: 20261123T093000Z. */
  time: string;
  region: string;
  service: string;
}

/**
 * Returns the `Authorization` header of a request to AWS (Signature Version 4).
 * Source: AWS Identity and Access Management User Guide, "Create a signed AWS API request".
 */
export function authorizationOf(request: PostRequest, { time, region, service }: SigningScope, credentials: Credentials): string {
  const names = Object.keys(request.headers).toSorted();
  const headers = names.map((name) => `${name}:${request.headers[name]}\n`).join('');
  const signedHeaders = names.join(';');
  const canonical = ['POST', request.path, '', headers, signedHeaders, hash(request.body)].join('\n');
  const parts = [time.slice(0, 8), region, service, 'aws4_request'];
  const scope = parts.join('/');
  const key = parts.reduce(hmac, Buffer.from(`AWS4${credentials.secretAccessKey}`));
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${hash(canonical)}`).toString('hex');
  return `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
