// What every platform has of what the package needs: browsers, React Native and Node.js. No types of a platform are needed to compile it.
declare class AbortSignal {
  readonly aborted: boolean;
  readonly reason?: { readonly name?: unknown } | null;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

declare class AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}

declare function setTimeout(run: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;

declare function fetch(
  url: string,
  init: {
    method: string;
    headers: Record<string, string>;
    body?: string;
    keepalive?: boolean;
    signal: AbortSignal;
    cache: 'no-store' | undefined;
    credentials: 'omit';
    redirect: 'manual';
  },
): Promise<{
  readonly status: number;
  readonly headers: Iterable<[name: string, value: string]>;
  readonly url: string;
  text(): Promise<string>;
}>;

declare const Request: new (url: string) => object;

// Not on every platform.
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
declare const performance: { now(): number };
