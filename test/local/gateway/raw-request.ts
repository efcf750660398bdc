import { connect } from 'node:net';

export interface Conversation {
  /** Everything that came back until the server closed, or `until` was seen. */
  answer: string;
  /** Whether the server ended the connection. */
  closed: boolean;
}

/** Says something to a server, byte for byte, and listens until it closes the connection or has said `until`. */
export function say(url: string, text: string | Buffer, until?: string): Promise<Conversation> {
  const { hostname, port } = new URL(url);
  return new Promise((settle, fail) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      answer += chunk;
      if (until === undefined || !answer.includes(until)) return;
      settle({ answer, closed: false });
      socket.destroy();
    });
    socket.on('end', () => settle({ answer, closed: true }));
    socket.on('error', fail);
  });
}
