import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { CallResult } from '../../telemetry/subsegment';
import type { BeginCall } from '../../telemetry/xray';

const throttlingErrors = new Set(['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded']);

/**
 * Reports the start and the outcome of every call of the client, including its retries.
 * Source: AWS SDK for JavaScript Developer Guide, "Middleware stack".
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

/** The SDK adds `$metadata` to results and errors alike. */
interface Outcome {
  $metadata?: { httpStatusCode?: number; requestId?: string; attempts?: number };
  name?: string;
}

function resultOf(outcome: unknown): CallResult {
  const { $metadata = {}, name = '' }: Outcome = typeof outcome === 'object' && outcome !== null ? outcome : {};
  const { httpStatusCode, requestId, attempts } = $metadata;
  return { status: httpStatusCode, requestId, attempts, throttled: throttlingErrors.has(name) };
}
