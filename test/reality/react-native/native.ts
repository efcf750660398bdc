// The native modules of React Native's network stack, implemented with node:http. All JavaScript that uses them is React Native's own.
import { randomUUID } from 'node:crypto';
import { type IncomingMessage, request as send } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { System } from './bundle';

/** A request of the native module. A redirect adds another one. */
export interface Wire {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Undefined until the response arrives. */
  status?: number;
  aborted?: boolean;
}

interface Blob {
  readonly blobId: string;
  readonly offset: number;
  readonly size: number;
}

/** The arguments that RCTNetworking's JavaScript passes to the native module. */
interface Call {
  readonly id: number;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly responseType: string;
}

type Emit = (event: string, args: readonly unknown[]) => void;

export interface NativeModules {
  /** By the names that React Native uses. */
  readonly modules: Readonly<Record<string, object>>;
  /** The requests that have been sent. */
  readonly wire: Wire[];
}

/** Returns the native modules. @param emit sends an event to React Native's RCTDeviceEventEmitter */
export function nativeModules(system: System, emit: Emit): NativeModules {
  const wire: Wire[] = [];
  const blobs = new Map<string, Buffer>();
  const aborts = new Map<number, AbortController>();
  const keep = (content: Buffer): Blob => {
    const blobId = randomUUID();
    blobs.set(blobId, content);
    return { blobId, offset: 0, size: content.length };
  };
  const start = (call: Call): void => {
    const controller = new AbortController();
    aborts.set(call.id, controller);
    answer(call, { system, wire, keep, emit, signal: controller.signal }).catch((error: unknown) => {
      if (!controller.signal.aborted) emit('didCompleteNetworkResponse', [call.id, String(error), false]);
    });
  };
  const modules = {
    Networking: { ...networking(system, start, (id) => aborts.get(id)?.abort()), addListener() {}, removeListeners() {} },
    BlobModule: {
      getConstants: () => ({ BLOB_URI_SCHEME: 'content', BLOB_URI_HOST: null }),
      addNetworkingHandler() {},
      createFromParts: (parts: readonly { data: string }[], id: string) =>
        void blobs.set(id, Buffer.from(parts.map(({ data }) => data).join(''))),
      release: (id: string) => void blobs.delete(id),
    },
    FileReaderModule: {
      // Keeps a byte order mark, as Java's String and Foundation's NSString do.
      readAsText: async ({ blobId }: Blob, encoding: string) => new TextDecoder(encoding, { ignoreBOM: true }).decode(blobs.get(blobId)),
    },
    PlatformConstants: { getConstants: () => ({ isTesting: true }) },
  };
  return { modules, wire };
}

type AndroidRequest = [
  method: string,
  url: string,
  id: number,
  headers: readonly [string, string][],
  data: { string?: string },
  responseType: string,
];

/** Returns the interface that RCTNetworking.js of a system expects. */
function networking(system: System, start: (call: Call) => void, abortRequest: (id: number) => void): object {
  if (system === 'android') {
    return {
      abortRequest,
      sendRequest(...[method, url, id, headers, data, responseType]: AndroidRequest) {
        start({ id, method, url, headers: Object.fromEntries(headers), body: data.string ?? '', responseType });
      },
    };
  }
  let last = 0;
  type Query = Omit<Call, 'id' | 'body'> & { readonly data: { string?: string } };
  return {
    abortRequest,
    sendRequest({ data, ...query }: Query, callback: (id: number) => void) {
      last += 1;
      start({ ...query, id: last, body: data.string ?? '' });
      callback(last);
    },
  };
}

interface Surroundings {
  readonly system: System;
  readonly wire: Wire[];
  readonly keep: (content: Buffer) => Blob;
  readonly emit: Emit;
  readonly signal: AbortSignal;
}

async function answer({ id, responseType, ...call }: Call, { system, wire, keep, emit, signal }: Surroundings): Promise<void> {
  const { status, headers, content, url } = await follow(system, call, wire, signal);
  emit('didReceiveNetworkResponse', [id, status, headers, url]);
  emit('didReceiveNetworkData', [
    id,
    responseType === 'blob' ? keep(content) : content.toString(responseType === 'base64' ? 'base64' : 'utf8'),
  ]);
  emit('didCompleteNetworkResponse', [id, null, false]);
}

type Request = Pick<Wire, 'method' | 'url' | 'headers' | 'body'>;

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly content: Buffer;
  readonly url: string;
}

async function follow(system: System, request: Request, wire: Wire[], signal: AbortSignal): Promise<Answer> {
  const one = await exchange(request, wire, signal);
  const { location } = one.headers;
  if (![301, 302, 303, 307, 308].includes(one.status) || location === undefined) return { ...one, url: urlOf(system, request.url) };
  return follow(system, redirected(system, request, one.status, new URL(location, request.url).href), wire, signal);
}

/**
 * Returns the request after a redirect. OkHttp 4.9 (RetryAndFollowUpInterceptor) keeps method and body after 307 and 308, sends a GET after
 * other statuses, and sends no Authorization header to another origin. NSURLSession treats the method in the same way, and
 * RCTHTTPRequestHandler.mm removes all headers.
 */
function redirected(system: System, { method, url, headers, body }: Request, status: number, to: string): Request {
  const isKept = status === 307 || status === 308 || method === 'GET' || method === 'HEAD';
  const { authorization, 'content-type': type, ...others } = lowerCase(headers);
  const isSameOrigin = new URL(url).origin === new URL(to).origin;
  const android = {
    ...others,
    ...(isSameOrigin && authorization !== undefined && { authorization }),
    ...(isKept && type !== undefined && { 'content-type': type }),
  };
  return { method: isKept ? method : 'GET', url: to, headers: system === 'android' ? android : {}, body: isKept ? body : '' };
}

const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** OkHttp returns the URL in canonical form; Foundation returns it unchanged. */
const urlOf = (system: System, url: string): string => (system === 'android' ? new URL(url).href : url);

async function exchange(request: Request, wire: Wire[], signal: AbortSignal): Promise<Omit<Answer, 'url'>> {
  const noted: Wire = { ...request, headers: lowerCase(request.headers) };
  wire.push(noted);
  signal.addEventListener('abort', () => {
    noted.aborted = true;
  });
  const incoming = await responseTo(request, signal);
  noted.status = incoming.statusCode ?? 0;
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  return { status: noted.status, headers, content: await buffer(incoming) };
}

function responseTo({ method, url, headers, body }: Request, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((settle, fail) => {
    const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) };
    const outgoing = send(url, { method, headers: { ...headers, ...length }, agent: false, signal }, settle);
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}
