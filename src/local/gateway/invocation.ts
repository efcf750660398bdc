import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { functionSeconds } from '../../config';

/** A handler as Lambda calls it. Its result is validated. */
export type LambdaFunction = (event: APIGatewayProxyEvent, context: Context) => Promise<unknown>;

/** The result of an invocation. `timeout` means that the gateway has stopped waiting. */
export type InvocationResult = { result: unknown } | { error: unknown } | 'timeout';

/** How long the gateway waits and how long the function may run, in milliseconds. */
export interface TimeLimits {
  gateway: number;
  function?: number;
}

/**
 * Invokes a function under two time limits: the gateway's, and that of the function, which defaults to the deployed one. Drops a result that
 * arrives later. A function that exceeds its limit fails, because Lambda ends it; API Gateway returns 502. The promise never rejects.
 * AWS Lambda Developer Guide, "Configure Lambda function timeout"; API Gateway Developer Guide, "Gateway response types".
 */
export async function invoke(
  name: string,
  handler: LambdaFunction,
  event: APIGatewayProxyEvent,
  limits: TimeLimits,
): Promise<InvocationResult> {
  const allowed = limits.function ?? functionSeconds * 1000;
  const running = run(handler, event, lambdaContext(name, allowed));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<InvocationResult>((settle) => {
    timer = setTimeout(
      () => settle(limits.gateway < allowed ? 'timeout' : { error: timedOut(allowed) }),
      Math.min(limits.gateway, allowed),
    );
  });
  const result = await Promise.race([running, late]);
  clearTimeout(timer);
  return result;
}

/** The error message of Lambda. */
const timedOut = (allowed: number): Error => new Error(`Task timed out after ${(allowed / 1000).toFixed(2)} seconds`);

/** A handler may throw before it returns a promise. */
async function run(handler: LambdaFunction, event: APIGatewayProxyEvent, context: Context): Promise<InvocationResult> {
  try {
    return { result: await handler(event, context) };
  } catch (error) {
    return { error };
  }
}

/** Returns the context of an invocation (https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html). @param timeout in milliseconds */
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
    done: removedFromLambda,
    fail: removedFromLambda,
    succeed: removedFromLambda,
  };
}

/** The Node.js 24 runtime of Lambda does not support callbacks. */
function removedFromLambda(): never {
  throw new Error('Lambda no longer supports callbacks. Return a promise.');
}
