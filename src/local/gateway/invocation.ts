import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

/** A handler as Lambda calls it; what it gives is not trusted. */
export type LambdaFunction = (event: APIGatewayProxyEvent, context: Context) => Promise<unknown>;

/** How an invocation ended. */
export type Outcome = { result: unknown } | { error: unknown } | 'timeout';

/**
 * Invokes a function and waits for it no longer than `timeout` milliseconds; what comes later is dropped.
 * Never rejects.
 */
export async function invoke(name: string, handler: LambdaFunction, event: APIGatewayProxyEvent, timeout: number): Promise<Outcome> {
  const running = settled(handler, event, lambdaContext(name, timeout));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'timeout'>((settle) => {
    timer = setTimeout(settle, timeout, 'timeout');
  });
  const outcome = await Promise.race([running, late]);
  clearTimeout(timer);
  return outcome;
}

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
