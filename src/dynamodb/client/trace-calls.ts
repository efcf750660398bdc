import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { CallResult } from '../../telemetry/tracing/subsegment';
import type { BeginCall } from '../../telemetry/tracing/xray';

const throttling = new Set(['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded']);

/**
 * Tells of each call of the client, its retries included, when it begins and how it ends.
 * AWS SDK for JavaScript Developer Guide, "Middleware stack".
 */
export function traceCalls(client: DynamoDBClient, begin: BeginCall): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const end = begin(commandName.replace(/Command$/, ''));
        try {
          const result = await next(args);
          end(resultOf(result.output));
          return result;
        } catch (error) {
          end(resultOf(error));
          throw error;
        }
      },
    { step: 'initialize', name: 'traceCalls' },
  );
}

interface Answered {
  $metadata?: { httpStatusCode?: number; requestId?: string; attempts?: number };
  name?: string;
}

/** The SDK leaves `$metadata` on answers and errors alike. */
function resultOf(outcome: unknown): CallResult {
  const { $metadata = {}, name = '' }: Answered = typeof outcome === 'object' && outcome !== null ? outcome : {};
  const { httpStatusCode, requestId, attempts } = $metadata;
  return { status: httpStatusCode, requestId, attempts, throttled: throttling.has(name) };
}
