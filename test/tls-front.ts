import { type AddressInfo, connect, type Server } from 'node:net';
import { createServer } from 'node:tls';
import type { Identity } from './certificate';

/** A TLS server that forwards to another server. */
export interface Front {
  url: string;
  /** Returns how many connections it has accepted. */
  connections(): number;
  stop(): Promise<void>;
}

/** Starts a TLS server that forwards all bytes to a server without TLS. */
export async function tlsFront({ key, chain }: Identity, endpoint: string): Promise<Front> {
  const { hostname, port } = new URL(endpoint);
  let connections = 0;
  const server = createServer({ key, cert: chain }, (client) => {
    connections += 1;
    const behind = connect({ host: hostname, port: Number(port), noDelay: true });
    client.setNoDelay(true);
    client.on('error', () => behind.destroy());
    behind.on('error', () => client.destroy());
    client.pipe(behind).pipe(client);
  });
  return { url: `https://localhost:${await listening(server)}`, connections: () => connections, stop: () => closed(server) };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((settle) => void server.listen(0, '127.0.0.1', settle));
  return (server.address() as AddressInfo).port;
}

const closed = (server: Server): Promise<void> => new Promise((settle) => void server.close(() => settle()));
