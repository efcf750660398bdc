import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { user } from '../sample';

// Responds at once, so that the benchmark measures the client.
const etag = '"4-20261123093000000-5b0c9a1e"';
const profile = JSON.stringify(user);
const headers = { 'X-Request-Id': '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11', 'Cache-Control': 'private, no-cache', ETag: etag };
const withProfile = { ...headers, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(profile) };

const created = (response: ServerResponse) => response.writeHead(201, { ...withProfile, Location: `/users/${user.userId}` }).end(profile);

const server = createServer((request, response) => {
  if (request.method === 'POST') request.resume().on('end', () => created(response));
  else if (request.headers['if-none-match'] === etag) response.writeHead(304, headers).end();
  else response.writeHead(200, withProfile).end(profile);
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
