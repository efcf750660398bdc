import { connect, type Socket } from 'node:net';

const endOfHead = Buffer.from('\r\n\r\n');

/** A kept-alive HTTP/1.1 connection that supports only what both servers send, so that the client needs little processor time. */
export class Connection {
  readonly #socket: Socket;
  #read: Buffer = Buffer.alloc(0);
  #settle: ((answer: Answer) => void) | undefined;
  #fail: ((error: Error) => void) | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', (error) => this.#fail?.(error));
    socket.on('close', () => this.#fail?.(new Error('The connection was closed.')));
  }

  static open({ hostname, port }: URL): Promise<Connection> {
    return new Promise((settle, fail) => {
      const socket = connect(Number(port), hostname, () => settle(new Connection(socket)));
      socket.once('error', fail);
    });
  }

  /** Sends one request at a time. @throws Error if the connection breaks */
  send(request: string): Promise<Answer> {
    return new Promise((settle, fail) => {
      this.#settle = settle;
      this.#fail = fail;
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#fail = undefined;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#read = this.#read.length === 0 ? chunk : Buffer.concat([this.#read, chunk]);
    const end = this.#read.indexOf(endOfHead);
    if (end < 0) return;
    const head = this.#read.toString('latin1', 0, end);
    const status = Number(head.slice(9, 12));
    const start = end + endOfHead.length;
    const length = status === 204 || status === 304 ? 0 : Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? Number.NaN);
    if (Number.isNaN(length)) this.#fail?.(new Error(`A response has no Content-Length: ${head}`));
    if (this.#read.length < start + length) return;
    const body = this.#read.subarray(start, start + length);
    this.#read = this.#read.subarray(start + length);
    this.#settle?.({ status, body });
  }
}

export interface Answer {
  status: number;
  body: Buffer;
}

/** Returns a request in the format of HTTP/1.1. */
export function requestText(method: string, path: string, headers: Record<string, string>, body = ''): string {
  const all = { Host: '127.0.0.1', ...headers, ...(body && { 'Content-Length': String(Buffer.byteLength(body)) }) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}
