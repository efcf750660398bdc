import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { functionSeconds } from '../../config';

/** A handler as Lambda calls it; what it gives is not trusted. */
export type LambdaFunction = (event: APIGatewayProxyEvent, context: Context) => Promise<unknown>;

/** How an invocation ended. `timeout` means that the gateway has stopped waiting. */
export type Outcome = { result: unknown } | { error: unknown } | 'timeout';

/** How long the gateway waits, and how long the function may take, in milliseconds. */
export interface TimeLimits {
  gateway: number;
  function?: number;
}

/**
 * Invokes a function under two limits: its own time limit, which is the deployed one unless another is given, and the gateway's.
 * A result that comes later is dropped. A function that exceeds its limit fails, as Lambda ends it; API Gateway answers 502.
 * Never rejects.
 * AWS Lambda Developer Guide, "Configure Lambda function timeout"; API Gateway Developer Guide, "Gateway response types".
 */
export async function invoke(name: string, handler: LambdaFunction, event: APIGatewayProxyEvent, limits: TimeLimits): Promise<Outcome> {
  const allowed = limits.function ?? functionSeconds * 1000;
  const running = settled(handler, event, lambdaContext(name, allowed));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((settle) => {
    timer = setTimeout(
      () => settle(limits.gateway < allowed ? 'timeout' : { error: timedOut(allowed) }),
      Math.min(limits.gateway, allowed),
    );
  });
  const outcome = await Promise.race([running, late]);
  clearTimeout(timer);
  return outcome;
}

/** Lambda's own words. */
const timedOut = (allowed: number): Error => new Error(`Task timed out after ${(allowed / 1000).toFixed(2)} seconds`);

/** A handler may throw before it gives a promise. */
async function settled(handler: LambdaFunction, event: APIGatewayProxyEvent, context: Context): Promise<Outcome> {
  try {
    return { result: await handler(event, context) };
  } catch (error) {
    return { error };
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
export function lambdaContext(functionName: string, timeout: number): Context {
  const deadline = performance.now() + timeout;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${functionName}`,
    memoryLimitInMB: '512',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
    done: noLongerThere,
    fail: noLongerThere,
    succeed: noLongerThere,
  };
}

/** Node.js 24 on Lambda has no callbacks any more. */
function noLongerThere(): never {
  throw new Error('Lambda no longer ends a function by callback; return a promise');
}
