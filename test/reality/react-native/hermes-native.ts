// React Native's network stack on Hermes. Hermes alone has no network: the native module below answers what a run before has recorded.
import { stopTime } from '../../clients/platforms/hermes/environment';
import type { Exchange, Request, Word } from '../../clients/platforms/hermes/words';

declare function print(line: string): void;
/** What the API has answered so far, put in front of this program. */
declare const answered: Exchange[];

export function say(word: Word): void {
  print(JSON.stringify(word));
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
    const known = answered[next];
    next += 1;
    if (!known) say({ request });
    else if (JSON.stringify(known.request) === JSON.stringify(request)) setTimeout(() => reply(id, url, known.answer), 0);
    else say({ failed: `request ${next} is another than in the run before: ${JSON.stringify(request)}` });
  },
};

/** React Native makes its emitter global for native modules. */
const emitter = (): { emit(event: string, args: readonly unknown[]): void } => Reflect.get(globalThis, '__rctDeviceEventEmitter');

function reply(id: number, url: string, { status, headers, text }: Exchange['answer']): void {
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
