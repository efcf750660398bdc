// React Native's network stack on Hermes. Hermes has no network: the native module below returns the responses that earlier runs recorded.
import { stopTime } from '../../clients/platforms/hermes/environment';
import type { Exchange, Message, Request } from '../../clients/platforms/hermes/messages';

declare function print(line: string): void;
/** The recorded responses of the API. `run.ts` writes them before this program. */
declare const recorded: Exchange[];

export function say(message: Message): void {
  print(JSON.stringify(message));
  stopTime();
}

let next = 0;
const blobs: Record<string, string> = {};

const Networking = {
  addListener() {},
  removeListeners() {},
  abortRequest() {},
  sendRequest(method: string, url: string, id: number, headers: readonly [string, string][], data: { string?: string }) {
    const request: Request = { method, url, headers: Object.fromEntries(headers), ...(data.string !== undefined && { body: data.string }) };
    const exchange = recorded[next];
    next += 1;
    if (!exchange) say({ request });
    else if (JSON.stringify(exchange.request) === JSON.stringify(request)) setTimeout(() => reply(id, url, exchange.response), 0);
    else say({ failed: `Request ${next} differs from the run before: ${JSON.stringify(request)}` });
  },
};

/** React Native makes its emitter global for native modules. */
const emitter = (): { emit(event: string, args: readonly unknown[]): void } => Reflect.get(globalThis, '__rctDeviceEventEmitter');

function reply(id: number, url: string, { status, headers, text }: Exchange['response']): void {
  const blobId = String(id);
  blobs[blobId] = text;
  emitter().emit('didReceiveNetworkResponse', [id, status, headers, url]);
  emitter().emit('didReceiveNetworkData', [id, { blobId, offset: 0, size: text.length }]);
  emitter().emit('didCompleteNetworkResponse', [id, null, false]);
}

Object.assign(globalThis, {
  nativeModuleProxy: {
    Networking,
    BlobModule: {
      getConstants: () => ({ BLOB_URI_SCHEME: 'content', BLOB_URI_HOST: null }),
      addNetworkingHandler() {},
      createFromParts(parts: readonly { data: string }[], id: string) {
        blobs[id] = parts.map(({ data }) => data).join('');
      },
      release() {},
    },
    FileReaderModule: { readAsText: async ({ blobId }: { blobId: string }) => blobs[blobId] ?? '' },
    PlatformConstants: { getConstants: () => ({ isTesting: true }) },
  },
});
