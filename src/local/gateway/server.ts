import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Gateway, largestBody } from './gateway';
import type { GatewayResponse } from './response';

/** A gateway on a socket. */
export interface GatewayServer {
  /** Where it listens, e.g. `http://127.0.0.1:3000`. */
  url: string;
  /** Takes no more connections, lets requests in flight finish for `grace` milliseconds, then ends what is left. */
  stop(grace: number): Promise<void>;
}

/** How long the rest of a refused body is read and dropped, so that the client gets to read the answer, in milliseconds. */
const patience = 2000;

/**
 * Serves the gateway.
 * @param port 0 for any free one
 * @throws the error of the socket, e.g. with code EADDRINUSE
 */
export async function serve(gateway: Gateway, { host, port }: { host: string; port: number }): Promise<GatewayServer> {
  let stopping = false;
  const server = createServer((request, response) => {
    void answer(gateway, request, response, () => stopping);
  });
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (declaredSize(request) <= largestBody) response.writeContinue();
    server.emit('request', request, response);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuseUnreadable(gateway, error, socket));
  await listening(server, host, port);
  const stop = async (grace: number) => {
    stopping = true;
    const closed = new Promise((settle) => server.close(settle));
    const impatience = setTimeout(() => server.closeAllConnections(), grace);
    await closed;
    clearTimeout(impatience);
  };
  return { url: urlOf(server.address(), host), stop };
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((settle, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      settle();
    });
  });
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === 'object' && address ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function answer(gateway: Gateway, request: IncomingMessage, response: ServerResponse, isStopping: () => boolean): Promise<void> {
  const body = declaredSize(request) > largestBody ? 'too large' : await readBody(request);
  if (body === 'too large') return sendAndDrop(gateway.refuse('REQUEST_TOO_LARGE'), request, response);
  const { method = '', url: target = '', rawHeaders, httpVersion, socket } = request;
  const { remoteAddress: sourceIp = '', localPort: port = 0 } = socket;
  const given = await gateway.handle({ method, target, rawHeaders, body, sourceIp, port, protocol: `HTTP/${httpVersion}` });
  send(given, response, isStopping());
}

const declaredSize = (request: IncomingMessage): number => Number(request.headers['content-length'] ?? 0);

const noBody = Buffer.alloc(0);

/** Never settles when the client leaves: then nobody waits for an answer. */
function readBody(request: IncomingMessage): Promise<Buffer | 'too large'> {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (encoding === undefined && (length === undefined || length === '0')) return Promise.resolve(noBody);
  return new Promise((settle) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largestBody) chunks.push(chunk);
      else settle('too large');
    });
    request.on('end', () => settle(Buffer.concat(chunks)));
  });
}

function send({ status, headers, body }: GatewayResponse, response: ServerResponse, last: boolean): void {
  const lines = headers.flat();
  if (status !== 204 && status !== 304) lines.push('Content-Length', String(Buffer.byteLength(body)));
  if (last) lines.push('Connection', 'close');
  response.writeHead(status, lines);
  response.end(body);
}

/** A connection closed over unread data is reset, and with it goes the answer: so it is closed once the client has stopped sending. */
function sendAndDrop({ status, headers, body }: GatewayResponse, request: IncomingMessage, response: ServerResponse): void {
  const lines = headers.flat();
  lines.push('Content-Length', String(Buffer.byteLength(body)), 'Connection', 'close');
  response.writeHead(status, lines);
  response.write(body);
  request.resume();
  const close = () => response.end();
  const impatience = setTimeout(close, patience);
  request.once('close', () => clearTimeout(impatience));
  request.once('end', close);
}

const statusOfError: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** What node:http could not parse. The gateway's 400 fits what is malformed; the others have no gateway response. */
function refuseUnreadable(gateway: Gateway, error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = statusOfError[error.code ?? ''];
  const response = status === undefined ? gateway.refuse('DEFAULT_4XX') : plainProblem(status);
  const lines = response.headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const start = `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status]}\r\nConnection: close\r\n`;
  socket.end(`${start}Content-Length: ${Buffer.byteLength(response.body)}\r\n${lines}\r\n${response.body.toString()}`);
}

/** https://www.rfc-editor.org/rfc/rfc9457#section-4.2.1 */
function plainProblem(status: number): GatewayResponse {
  const body = JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status });
  return { status, headers: [['Content-Type', 'application/problem+json']], body };
}
