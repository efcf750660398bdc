import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Transport, TransportRequest, TransportResponse } from '../../../../clients/typescript/src/index';
import type { ResponseScript } from '../../vectors/vector';
import { type RecordedRequest, scriptedPath, textOf } from '../../vectors/wire-server';
import { endingOf } from './outcome';

/**
 * Sends a request. The returned function gives the response to the client, or rejects when there is none.
 * @throws when another request arrives than the client has sent
 */
export type Deliver = (request: TransportRequest, response: ResponseScript) => Promise<() => Promise<TransportResponse>>;

/** Returns the scripted response itself. */
export const inMemory: Deliver = async (_, response) => async () => {
  if (response === 'lost') throw new Error('The connection was lost.');
  const { status, headers = {} } = response;
  return { status, headers, text: async () => textOf(response) };
};

/** Sends requests with a transport to the wire server, which sends the scripted response. */
export const overHttp =
  (transport: Transport, server: string): Deliver =>
  async (request, response) => {
    const id = randomUUID();
    const url = request.url.replace(origin, server + scriptedPath({ id, response }));
    const outcome = received(transport({ ...request, url }));
    await endingOf(outcome);
    // The client has given up the attempt, so that nothing was sent.
    if (request.signal.aborted) return () => outcome;
    const recorded = (await (await fetch(`${server}/recorded/${id}`)).json()) as RecordedRequest;
    const { method, headers, body = '' } = request;
    expect(withoutTransportHeaders(recorded)).toEqual({ method, path: request.url.replace(origin, ''), headers, body });
    return () => outcome;
  };

/** Waits for the whole response. */
async function received(sent: Promise<TransportResponse>): Promise<TransportResponse> {
  const { status, headers, text } = await sent;
  const body = await text();
  return { status, headers, text: async () => body };
}

const origin = /^https?:\/\/[^/]*/;

/** The headers that `fetch` adds to each request (https://fetch.spec.whatwg.org/#http-network-or-cache-fetch). */
const ofTransport = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'connection',
  'content-length',
  'host',
  'pragma',
  'sec-fetch-mode',
  'user-agent',
]);

const withoutTransportHeaders = ({ headers, ...request }: RecordedRequest): RecordedRequest => ({
  ...request,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !ofTransport.has(name))),
});
