import { operations } from '../../generated/operations';
import type { LambdaFunction } from './gateway/invocation';

/**
 * Loads the handlers, by the name of their function. Each reads its configuration when it is loaded: the environment in
 * src/config.ts must be set before.
 */
export async function loadFunctions(): Promise<Record<string, LambdaFunction>> {
  const loaded = Object.values(operations).map(async ({ id, functionName }) => {
    const { handler }: { handler: LambdaFunction } = await import(`../handlers/${id}.ts`);
    return [functionName, handler] as const;
  });
  return Object.fromEntries(await Promise.all(loaded));
}
