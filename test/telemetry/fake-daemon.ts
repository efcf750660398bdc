import { afterAll, beforeAll } from '@jest/globals';
import { createSocket } from 'node:dgram';

/** The document of a call, as sent to the X-Ray daemon. */
export interface Subsegment {
  name: string;
  aws: Record<string, unknown>;
  [member: string]: unknown;
}

export interface FakeDaemon {
  /** The environment of an invocation that X-Ray samples. */
  readonly env: Record<string, string>;
  /** The datagrams received so far, unchanged. */
  readonly datagrams: string[];
  /** Waits for the next documents. */
  next(many: number): Promise<Subsegment[]>;
  /** Returns the documents since the previous call. */
  heard(): Promise<Subsegment[]>;
}

const header = '{"format":"json","version":1}';
const marker = 'all before this has arrived';

/** A UDP socket that acts as the X-Ray daemon. Called once at the top of a test file. */
export function fakeDaemon(): FakeDaemon {
  const socket = createSocket('udp4');
  const datagrams: string[] = [];
  const env: Record<string, string> = {};
  let heard = 0;
  const arrival = (done: (datagram: string) => boolean): Promise<void> =>
    new Promise((settle) => {
      const look = (message: Buffer) => {
        if (!done(String(message))) return;
        socket.off('message', look);
        settle();
      };
      socket.on('message', look);
    });
  socket.on('message', (message) => String(message) === marker || datagrams.push(String(message)));
  beforeAll(async () => {
    await new Promise<void>((settle) => void socket.bind(0, '127.0.0.1', settle));
    env['AWS_XRAY_DAEMON_ADDRESS'] = `127.0.0.1:${socket.address().port}`;
    env['_X_AMZN_TRACE_ID'] = 'Root=1-5f84c7a1-e7d1852db8c4fd35d88bf49a;Parent=4c721bf33e3caf8f;Sampled=1;Lineage=1:a87bd80c:0';
  });
  afterAll(() => void socket.close());
  return {
    env,
    datagrams,
    next: async (many) => {
      const before = datagrams.length;
      await arrival(() => datagrams.length >= before + many);
      return datagrams.slice(before, before + many).map(documentIn);
    },
    heard: async () => {
      const marked = arrival((datagram) => datagram === marker);
      socket.send(marker, socket.address().port, '127.0.0.1');
      await marked;
      const before = heard;
      heard = datagrams.length;
      return datagrams.slice(before).map(documentIn);
    },
  };
}

function documentIn(datagram: string): Subsegment {
  const [first, document = ''] = datagram.split('\n');
  if (first !== header) throw new Error(`The daemon knows no header ${first}`);
  return JSON.parse(document);
}
