import type { DynamoDBDocumentClient, ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/lib-dynamodb';
import { dynamodbClient } from '../../src/dynamodb/client/client';

interface Call {
  /** Name of the SDK's command, e.g. `TransactWriteItemsCommand`. */
  name: string;
  /** Counts the calls of this command, from 1. */
  nth: number;
  input: ServiceInputTypes;
  /** Sends the call to the engine. */
  send: (input?: ServiceInputTypes) => Promise<ServiceOutputTypes>;
}

/** Returns the response that the SDK receives. */
export type Interceptor = (call: Call) => Promise<ServiceOutputTypes>;

/**
 * Returns a client whose calls can be observed, changed, responded to or lost.
 * @param where `operation`: once per call, including its retries; `attempt`: once per attempt of the SDK
 */
export function interceptedClient(
  endpoint: string,
  interceptor: Interceptor,
  where: 'operation' | 'attempt' = 'operation',
): DynamoDBDocumentClient {
  const client = dynamodbClient(endpoint);
  const counts = new Map<string, number>();
  const intercept =
    <Args extends { input: ServiceInputTypes }>(next: (args: Args) => Promise<Sent>, context: { commandName?: string }) =>
    async (args: Args): Promise<Sent> => {
      const name = context.commandName ?? '';
      counts.set(name, (counts.get(name) ?? 0) + 1);
      let response: unknown;
      const send = async (input = args.input) => {
        const sent = await next({ ...args, input });
        response = sent.response;
        return sent.output;
      };
      const output = await interceptor({ name, nth: counts.get(name) ?? 0, input: args.input, send });
      return { response, output };
    };
  if (where === 'operation') client.middlewareStack.add(intercept, { step: 'initialize', priority: 'high' });
  else client.middlewareStack.add(intercept, { step: 'finalizeRequest', priority: 'low' });
  return client;
}

interface Sent {
  response: unknown;
  output: ServiceOutputTypes;
}

/** Returns the error of Node.js for a connection that was closed before the response, with the metadata that the SDK adds. */
export const connectionLost = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET', $metadata: {} });

/** Applies the first call of this command and loses its response. Other calls pass through unchanged. */
export function losingAnswerOf(command: string): Interceptor {
  return async ({ name, nth, send }) => {
    const answer = await send();
    if (name === command && nth === 1) throw connectionLost();
    return answer;
  };
}
