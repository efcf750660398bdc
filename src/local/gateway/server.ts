import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { isDeclaredTooLarge, readBody } from './wire/body';
import { accessRejection, type AccessRules } from './access/host-and-origin';
import type { Gateway } from './gateway';
import { type HttpResponse, withoutCors } from './wire/message';
import { maxParsedHeaderSize, type ProtocolError, protocolErrorOf } from './wire/protocol';

/** A gateway that listens on a port. */
export interface GatewayServer {
  /** Such as `http://127.0.0.1:3000`. */
  url: string;
  /** Accepts no more connections, lets requests in flight finish for `grace` milliseconds, then closes the remaining connections. */
  stop(grace: number): Promise<void>;
}

interface Served {
  gateway: Gateway;
  access: AccessRules | undefined;
}

/** How long the rest of a rejected request is read and dropped, so that the client can read the response, in milliseconds. */
const dropTimeout = 2000;

/**
 * Starts an HTTP server for a gateway.
 * @param address.port 0 selects a free port
 * @param address.access which hosts and origins may call; omitted: all of them, because the gateway requires tokens
 * @param requestTimeout how long a request may take to arrive, in milliseconds
 * @throws the error of the socket, such as one with the code EADDRINUSE
 */
export async function listen(
  gateway: Gateway,
  { host, port, access }: { host: string; port: number; access?: AccessRules | undefined },
  requestTimeout: number = 300_000,
): Promise<GatewayServer> {
  let stopping = false;
  const served = { gateway, access };
  const connectionsCheckingInterval = Math.min(30_000, requestTimeout);
  const options = { requestTimeout, connectionsCheckingInterval, maxHeaderSize: maxParsedHeaderSize, requireHostHeader: false };
  const server = createServer(options, (request, response) => {
    void respond(served, request, response, () => stopping);
  });
  // 0 means no limit. node:http drops header lines beyond a limit silently, and one of them could contain the token.
  server.maxHeadersCount = 0;
  rejectEarly(served, server);
  await started(server, host, port);
  const stop = async (grace: number) => {
    stopping = true;
    const closed = new Promise((settle) => server.close(settle));
    const timer = setTimeout(() => server.closeAllConnections(), grace);
    await closed;
    clearTimeout(timer);
  };
  return { url: urlOf(server.address(), host), stop };
}

function started(server: Server, host: string, port: number): Promise<void> {
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

/** Handles the requests to which node:http would otherwise respond itself. */
function rejectEarly({ gateway, access }: Served, server: Server): void {
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (!rejectionOf(request, access) && !isDeclaredTooLarge(request)) response.writeContinue();
    server.emit('request', request, response);
  });
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    sendAndDrop(gateway.reject(rejectionOf(request, access) ?? 'EXPECTATION_FAILED'), request, response);
  });
  server.on('connect', (request: IncomingMessage, socket: Duplex) => {
    endWith(gateway.reject(rejectionOf(request, access) ?? 'MISSING_AUTHENTICATION_TOKEN'), socket);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => rejectUnreadable({ gateway, access }, error, socket));
}

/** Checks host and origin first, so that a page of another machine can read no response at all. */
function rejectionOf(request: IncomingMessage, access: AccessRules | undefined): ProtocolError | undefined {
  const rejection = access && accessRejection(request, access.allowed);
  if (rejection) access?.onRejection(rejection);
  return rejection?.type ?? protocolErrorOf(request);
}

async function respond(
  { gateway, access }: Served,
  request: IncomingMessage,
  response: ServerResponse,
  isStopping: () => boolean,
): Promise<void> {
  const rejection = rejectionOf(request, access);
  if (rejection) return sendAndDrop(gateway.reject(rejection), request, response);
  const body = await readBody(request);
  const { method = '', url: target = '', rawHeaders, httpVersion, socket } = request;
  const { remoteAddress: sourceIp = '', localPort: port = 0 } = socket;
  const result = await gateway.handle({ method, target, rawHeaders, body, sourceIp, port, protocol: `HTTP/${httpVersion}` });
  if (body === 'too-large') sendAndDrop(result, request, response);
  else send(result, response, isStopping());
}

function send({ status, headers, body }: HttpResponse, response: ServerResponse, last: boolean): void {
  const lines = headers.flat();
  if (status !== 204 && status !== 304) lines.push('Content-Length', String(Buffer.byteLength(body)));
  if (last) lines.push('Connection', 'close');
  response.writeHead(status, lines);
  response.end(body);
}

/** Closes the connection only after the client has stopped sending: closing it with unread data would reset it and lose the response. */
function sendAndDrop({ status, headers, body }: HttpResponse, request: IncomingMessage, response: ServerResponse): void {
  const lines = headers.flat();
  lines.push('Content-Length', String(Buffer.byteLength(body)), 'Connection', 'close');
  response.writeHead(status, lines);
  response.write(body);
  request.resume();
  const close = () => response.end();
  const timer = setTimeout(close, dropTimeout);
  request.once('close', () => clearTimeout(timer));
  request.once('end', close);
}

const protocolErrors: Readonly<Record<string, ProtocolError>> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TIMEOUT',
};

/** Rejects a request that node:http cannot parse. Its origin is unknown, so no page may read the response. */
function rejectUnreadable({ gateway, access }: Served, error: NodeJS.ErrnoException, socket: Duplex): void {
  // Node.js 24 reports the rest of an unreadable request as further errors. They are ignored, so that the client can read the response.
  if (socket.writableEnded && error.code !== 'ECONNRESET') return;
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else {
    const rejection = gateway.reject(protocolErrors[error.code ?? ''] ?? 'MALFORMED_REQUEST');
    endWith(access ? { ...rejection, headers: withoutCors(rejection.headers) } : rejection, socket);
  }
}

/** Sends the last response on a connection that node:http no longer manages. */
function endWith({ status, headers, body }: HttpResponse, socket: Duplex): void {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const start = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n`;
  socket.end(`${start}Content-Length: ${Buffer.byteLength(body)}\r\n${lines}\r\n${body.toString()}`);
  socket.resume();
  const timer = setTimeout(() => socket.destroy(), dropTimeout);
  socket.once('close', () => clearTimeout(timer));
}
