import { createServer, type IncomingMessage, request as send, Agent, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { callIdIn } from '../history';

/** One HTTP request of the SDK to DynamoDB: one try of one call. */
export interface StoreAttempt {
  /** Name of the operation, e.g. `TransactWriteItems`. */
  action: string;
  /** What the try is for: a write of the history, else the user that is deleted, else nothing. */
  subject: string;
  /** Counts the writes for this subject, or its reads by this action, from 1. */
  nth: number;
}

/**
 * What happens to a try. `answer` may stand for the engine's answer; `applied` says whether the engine gets the try all the same;
 * `late` is the time until the engine gets it, in milliseconds.
 */
export type Fault =
  | { kind: 'dropped'; applied: boolean }
  | { kind: 'late'; late: number }
  | { kind: 'answer'; applied: boolean; answer: StoreResponse };

export interface StoreResponse {
  status: number;
  body: string;
}

export interface Proxy {
  /** For DYNAMODB_ENDPOINT. */
  url: string;
  /** Tries that are still on their way to the engine or at it. */
  pending(): number;
  /** How many tries faultCounts each kind of fault so far. */
  faultCounts(): Record<string, number>;
  /** Ends all faults: tries that begin later pass unharmed. */
  endFaults(): Promise<void>;
  /** Closes all connections and refuses others, until `accept`. */
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

/** Starts a proxy in front of a DynamoDB engine. @param faultOf the fault that a try meets, if it meets one */
export async function startProxy(target: string, faultOf: (one: StoreAttempt) => Fault | undefined): Promise<Proxy> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const state: State = { target: new URL(target), agent, faultOf, pending: 0, counts: new Map(), faultCounts: {} };
  let server = await listening(state, 0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
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
  const server = createServer((incoming, response) => void serve(state, incoming, response));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function serve(state: State, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
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
  else relay(response, fault.answer);
}

/** Whoever has waited for the answer may have left. */
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
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  const [answer] = await answered;
  return { status: answer.statusCode ?? 500, body: await textIn(answer) };
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
  const [mark] = /Writer \d+/.exec(body) ?? [];
  const [, userId = ''] = /"userId":\{"S":"([^"#]+)"/.exec(body) ?? [];
  const subject = mark === undefined ? userId : String(callIdIn(mark));
  const series = `${subject} ${isWrite(action) ? 'writes' : action}`;
  const nth = (counts.get(series) ?? 0) + 1;
  counts.set(series, nth);
  return { action, subject, nth };
}
