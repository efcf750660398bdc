import { operations } from '../../generated/operations';
import type { LambdaFunction } from './gateway/invocation';

/**
 * Loads the handlers, by the name of their function. Each reads its configuration when it is loaded: the environment in
 * src/config.ts must be set before.
 * @param onUnavailable called when a function has answered 503
 */
export async function loadFunctions(onUnavailable: () => void = () => {}): Promise<Record<string, LambdaFunction>> {
  const loaded = Object.values(operations).map(async ({ id, functionName }) => {
    const { handler }: { handler: LambdaFunction } = await import(`../handlers/${id}.ts`);
    return [functionName, observed(handler, onUnavailable)] as const;
  });
  return Object.fromEntries(await Promise.all(loaded));
}

const observed =
  (handler: LambdaFunction, onUnavailable: () => void): LambdaFunction =>
  async (event, context) => {
    const result = await handler(event, context);
    if (isUnavailable(result)) onUnavailable();
    return result;
  };

const isUnavailable = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'statusCode' in result && result.statusCode === 503;
