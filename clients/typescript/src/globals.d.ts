// The globals that browsers, React Native and Node.js have in common, as far as this package uses them. The package compiles without the types of any platform.
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

// Missing on some platforms.
declare var crypto: { getRandomValues(bytes: Uint8Array): Uint8Array } | undefined;
declare var performance: { now(): number } | undefined;
declare function atob(base64: string): string;
