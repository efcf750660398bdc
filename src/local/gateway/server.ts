import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { isDeclaredTooLarge, readBody } from './wire/body';
import { type Door, doorRefusal } from './access/host-and-origin';
import type { Gateway } from './gateway';
import { type ProtocolFault, protocolFault, readableHeader } from './wire/protocol';
import { type GatewayResponse, withoutCors } from './wire/response';

/** A gateway on a socket. */
export interface GatewayServer {
  /** Where it listens, e.g. `http://127.0.0.1:3000`. */
  url: string;
  /** Takes no more connections, lets requests in flight finish for `grace` milliseconds, then ends what is left. */
  stop(grace: number): Promise<void>;
}

interface Setting {
  gateway: Gateway;
  /** Absent: every host and every origin may call. */
  door: Door | undefined;
}

/** How long the rest of a refused request is read and dropped, so that the client gets to read the answer, in milliseconds. */
const patience = 2000;

/**
 * Serves the gateway.
 * @param address.port 0 for any free one
 * @param address.door whom to let in; absent: everybody, because the gateway asks for tokens
 * @param requestTimeout how long a request may take to arrive, in milliseconds
 * @throws the error of the socket, e.g. with code EADDRINUSE
 */
export async function serve(
  gateway: Gateway,
  { host, port, door }: { host: string; port: number; door?: Door | undefined },
  requestTimeout: number = 300_000,
): Promise<GatewayServer> {
  let stopping = false;
  const setting = { gateway, door };
  const connectionsCheckingInterval = Math.min(30_000, requestTimeout);
  const options = { requestTimeout, connectionsCheckingInterval, maxHeaderSize: readableHeader, requireHostHeader: false };
  const server = createServer(options, (request, response) => {
    void answer(setting, request, response, () => stopping);
  });
  // All lines of a header are read: what is dropped in silence could be the token.
  server.maxHeadersCount = 0;
  refuseAtOnce(setting, server);
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

/** What node:http answers by itself unless somebody listens. */
function refuseAtOnce({ gateway, door }: Setting, server: Server): void {
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (!faultOf(request, door) && !isDeclaredTooLarge(request)) response.writeContinue();
    server.emit('request', request, response);
  });
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    sendAndDrop(gateway.refuse(faultOf(request, door) ?? 'EXPECTATION_FAILED'), request, response);
  });
  server.on('connect', (request: IncomingMessage, socket: Duplex) => {
    endWith(gateway.refuse(faultOf(request, door) ?? 'MISSING_AUTHENTICATION_TOKEN'), socket);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuseUnreadable({ gateway, door }, error, socket));
}

/** What keeps a request from the gateway. The door comes first, so that a page from elsewhere reads no answer at all. */
function faultOf(request: IncomingMessage, door: Door | undefined): ProtocolFault | undefined {
  const refusal = door && doorRefusal(request, door.allowed);
  if (refusal) door?.onRefusal(refusal);
  return refusal?.fault ?? protocolFault(request);
}

async function answer(
  { gateway, door }: Setting,
  request: IncomingMessage,
  response: ServerResponse,
  isStopping: () => boolean,
): Promise<void> {
  const fault = faultOf(request, door);
  if (fault) return sendAndDrop(gateway.refuse(fault), request, response);
  const body = await readBody(request);
  const { method = '', url: target = '', rawHeaders, httpVersion, socket } = request;
  const { remoteAddress: sourceIp = '', localPort: port = 0 } = socket;
  const given = await gateway.handle({ method, target, rawHeaders, body, sourceIp, port, protocol: `HTTP/${httpVersion}` });
  if (body === 'too-large') sendAndDrop(given, request, response);
  else send(given, response, isStopping());
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

const faults: Readonly<Record<string, ProtocolFault>> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TIMEOUT',
};

/** What node:http could not parse. Whether it comes from a page from elsewhere is not known, so no page may read the answer. */
function refuseUnreadable({ gateway, door }: Setting, error: NodeJS.ErrnoException, socket: Duplex): void {
  // Node.js 24 reports the rest of an unreadable request as well. It is dropped, so that the client gets to read the answer.
  if (socket.writableEnded && error.code !== 'ECONNRESET') return;
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else {
    const refusal = gateway.refuse(faults[error.code ?? ''] ?? 'MALFORMED_REQUEST');
    endWith(door ? { ...refusal, headers: withoutCors(refusal.headers) } : refusal, socket);
  }
}

/** Sends the last answer of a connection that node:http has let go of. */
function endWith({ status, headers, body }: GatewayResponse, socket: Duplex): void {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const start = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n`;
  socket.end(`${start}Content-Length: ${Buffer.byteLength(body)}\r\n${lines}\r\n${body.toString()}`);
  socket.resume();
  const impatience = setTimeout(() => socket.destroy(), patience);
  socket.once('close', () => clearTimeout(impatience));
}
