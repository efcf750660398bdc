import { connect } from 'node:net';

export interface RawExchange {
  /** Everything that the server sent until it closed the connection or had sent `until`. */
  response: string;
  /** Whether the server closed the connection. */
  closed: boolean;
}

/** Sends a text to a server, byte for byte, and reads until the server closes the connection or has sent `until`. */
export function sendRaw(url: string, text: string | Buffer, until?: string): Promise<RawExchange> {
  const { hostname, port } = new URL(url);
  return new Promise((settle, fail) => {
    let response = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      response += chunk;
      if (until === undefined || !response.includes(until)) return;
      settle({ response, closed: false });
      socket.destroy();
    });
    socket.on('end', () => settle({ response, closed: true }));
    socket.on('error', fail);
  });
}
