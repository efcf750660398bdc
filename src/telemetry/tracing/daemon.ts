import type { Socket } from 'node:dgram';

const header = '{"format":"json","version":1}\n';
const addresses = /^(?:udp:|.*\budp:)?([^\s:]+):([0-9]+)(?:$|\s)/;

/**
 * Sends segment documents to the X-Ray daemon; whether they arrive nobody knows, and nothing waits for it.
 * AWS X-Ray Developer Guide, "Sending segment documents to the X-Ray daemon".
 * @param address `host:port` or `tcp:host:port udp:host:port`, as AWS_XRAY_DAEMON_ADDRESS is documented
 * @returns nothing if the address is none
 */
export function daemonAt(address: string): ((document: object) => void) | undefined {
  const [, host, port] = addresses.exec(address) ?? [];
  if (host === undefined || !(Number(port) > 0 && Number(port) < 65_536)) return undefined;
  let socket: Socket | undefined;
  return (document) => {
    // Most invocations are not sampled; loading the module would cost each cold start a millisecond.
    socket ??= process.getBuiltinModule('node:dgram').createSocket('udp4').on('error', lost).unref();
    socket.send(header + JSON.stringify(document), Number(port), host, lost);
  };
}

/** A trace is worth less than a request: what cannot be sent is dropped. */
const lost = (): void => {};
