import { request } from 'node:http';
import { serve } from '../server';

/** An error with codes that the contract does not contain. */
const refusal = {
  type: 'urn:user-profiles:problem:newer-code',
  title: 'Newer',
  status: 403,
  detail: 'A refusal of a newer version.',
  code: 'newer-code',
  requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
  errors: [{ pointer: '/body', code: 'newer-error', detail: 'A rule of a newer version.' }],
};

const problemHeaders = { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', 'X-Request-Id': refusal.requestId };

/**
 * Starts an API that responds as a newer version might: profiles have more properties, and each deletion fails with an unknown code.
 * @param target the URL of the API
 * @returns its URL
 */
export const newerApi = (target: string): Promise<string> =>
  serve((received, response) => {
    if (received.method === 'DELETE') {
      response.writeHead(403, problemHeaders).end(JSON.stringify(refusal));
      return;
    }
    request(
      `${target}${received.url}`,
      { method: received.method ?? 'GET', headers: { authorization: received.headers.authorization } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const body = JSON.stringify({ ...JSON.parse(Buffer.concat(chunks).toString()), nickname: 'Newer', badges: [{ name: 'new' }] });
          const { 'content-length': _, ...headers } = answer.headers;
          response.writeHead(answer.statusCode ?? 500, headers).end(body);
        });
      },
    ).end();
  });
