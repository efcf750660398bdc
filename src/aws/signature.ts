import { createHash, createHmac } from 'node:crypto';

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}

/** A POST without a query, all that AWS's JSON protocols need. */
export interface Post {
  path: string;
  /** All that are to be signed, `host` and `x-amz-date` among them; names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

/**
 * The `Authorization` of a request to AWS.
 * AWS Identity and Access Management User Guide, "Create a signed AWS API request" (Signature Version 4).
 * @param time as `x-amz-date` has it, 20261123T093000Z
 */
export function authorizationOf(post: Post, time: string, region: string, service: string, credentials: Credentials): string {
  const names = Object.keys(post.headers).toSorted();
  const headers = names.map((name) => `${name}:${post.headers[name]}\n`).join('');
  const signedHeaders = names.join(';');
  const canonical = ['POST', post.path, '', headers, signedHeaders, hash(post.body)].join('\n');
  const parts = [time.slice(0, 8), region, service, 'aws4_request'];
  const scope = parts.join('/');
  const key = parts.reduce(hmac, Buffer.from(`AWS4${credentials.secretAccessKey}`));
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${hash(canonical)}`).toString('hex');
  return `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
