import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Starts a test double of AWS Systems Manager that responds to GetParameter, without TLS. */
export async function systemsManager(): Promise<{ url: string; stop(): Promise<void> }> {
  const body = JSON.stringify({ Parameter: { Name: '/bench/settings', Type: 'String', Value: '{"logLevel":"INFO"}', Version: 1 } });
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(body));
  await new Promise<void>((settle) => void server.listen(0, '127.0.0.1', settle));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => new Promise((settle) => void server.close(() => settle())) };
}
