import { createServer, type IncomingMessage, request as send, Agent, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { callIdIn } from '../history';

/** One HTTP request of the AWS SDK to DynamoDB: one attempt of a call. */
export interface StoreAttempt {
  /** The operation of DynamoDB, such as `TransactWriteItems`. */
  action: string;
  /** The id of the call that the attempt belongs to; for a deletion, the userId; otherwise empty. */
  subject: string;
  /** The number of the attempt, from 1: among the writes of this subject, or among its reads by this action. */
  nth: number;
}

/**
 * What happens to an attempt: its connection is dropped, it reaches the engine late, or another response replaces that of the engine.
 * `applied` says whether the attempt reaches the engine nevertheless; `late` is the delay in milliseconds.
 */
export type Fault =
  | { kind: 'dropped'; applied: boolean }
  | { kind: 'late'; late: number }
  | { kind: 'response'; applied: boolean; response: StoreResponse };

export interface StoreResponse {
  status: number;
  body: string;
}

export interface Proxy {
  /** For DYNAMODB_ENDPOINT. */
  url: string;
  /** Returns the number of attempts that have not ended at the engine. */
  pending(): number;
  /** Returns how many attempts each kind of fault has affected. */
  faultCounts(): Record<string, number>;
  /** Ends all faults: later attempts pass through unchanged. */
  endFaults(): Promise<void>;
  /** Closes all connections and refuses new ones until `accept` is called. */
  refuse(): Promise<void>;
  accept(): Promise<void>;
  stop(): Promise<void>;
}

interface State {
  target: URL;
  agent: Agent;
  faultOf: ((one: StoreAttempt) => Fault | undefined) | undefined;
  pending: number;
  counts: Map<string, number>;
  faultCounts: Record<string, number>;
}

/** Starts a proxy in front of a DynamoDB engine. @param faultOf returns the fault of an attempt, or undefined */
export async function startProxy(target: string, faultOf: (one: StoreAttempt) => Fault | undefined): Promise<Proxy> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const state: State = { target: new URL(target), agent, faultOf, pending: 0, counts: new Map(), faultCounts: {} };
  let server = await listening(state, 0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  const { port } = address;
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  const refuse = async (): Promise<void> => {
    state.faultCounts['refused'] = (state.faultCounts['refused'] ?? 0) + 1;
    await close();
  };
  const accept = async (): Promise<void> => {
    if (!server.listening) server = await listening(state, port);
  };
  const endFaults = async (): Promise<void> => {
    state.faultOf = undefined;
    await accept();
  };
  const stop = async (): Promise<void> => {
    await close();
    agent.destroy();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    pending: () => state.pending,
    faultCounts: () => state.faultCounts,
    endFaults,
    refuse,
    accept,
    stop,
  };
}

async function listening(state: State, port: number): Promise<Server> {
  const server = createServer((incoming, response) => void handle(state, incoming, response));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function handle(state: State, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  state.pending += 1;
  try {
    const body = await textIn(incoming);
    const fault = state.faultOf?.(storeAttemptOf(state, incoming, body));
    if (fault) state.faultCounts[fault.kind] = (state.faultCounts[fault.kind] ?? 0) + 1;
    await pass(state, { incoming, response, body }, fault);
  } catch {
    response.destroy();
  } finally {
    state.pending -= 1;
  }
}

interface Exchange {
  incoming: IncomingMessage;
  response: ServerResponse;
  body: string;
}

async function pass(state: State, exchange: Exchange, fault: Fault | undefined): Promise<void> {
  const { response } = exchange;
  if (fault === undefined) return relay(response, await forward(state, exchange));
  if (fault.kind === 'late') {
    await delay(fault.late, undefined, { ref: false });
    return relay(response, await forward(state, exchange));
  }
  if (fault.applied) await forward(state, exchange);
  if (fault.kind === 'dropped') response.destroy();
  else relay(response, fault.response);
}

/** Sends a response, unless the client has disconnected. */
function relay(response: ServerResponse, { status, body }: StoreResponse): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

async function forward({ target, agent }: State, { incoming, body }: Exchange): Promise<StoreResponse> {
  const { hostname: host, port } = target;
  const headers = { ...incoming.headers, host: target.host };
  const outgoing = send({ host, port, agent, method: incoming.method, path: incoming.url, headers });
  outgoing.end(body);
  const responded = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  const [response] = await responded;
  return { status: response.statusCode ?? 500, body: await textIn(response) };
}

async function textIn(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part);
  return Buffer.concat(parts).toString();
}

const writes = new Set(['TransactWriteItems', 'UpdateItem', 'PutItem', 'DeleteItem']);

export const isWrite = (action: string): boolean => writes.has(action);

function storeAttemptOf({ counts }: State, { headers }: IncomingMessage, body: string): StoreAttempt {
  const action = String(headers['x-amz-target']).split('.').at(-1) ?? '';
  const [displayName] = /Writer \d+/.exec(body) ?? [];
  const [, userId = ''] = /"userId":\{"S":"([^"#]+)"/.exec(body) ?? [];
  const subject = displayName === undefined ? userId : String(callIdIn(displayName));
  const series = `${subject} ${isWrite(action) ? 'writes' : action}`;
  const nth = (counts.get(series) ?? 0) + 1;
  counts.set(series, nth);
  return { action, subject, nth };
}
