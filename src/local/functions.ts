import { operations, type OperationId } from '../../generated/operations';
import { serve } from '../http/serve';
import { createRuntime, type Endpoint } from '../lambda';
import type { LambdaFunction } from './gateway/invocation';

/**
 * Returns the functions of all operations, by their names in the stack, on one runtime.
 * @param env the environment variables that configure the functions, as in src/config.ts
 * @param onUnavailable called when a function has responded with 503
 * @throws Error that names the environment variable that is missing or invalid
 */
export async function loadFunctions(env: NodeJS.ProcessEnv, onUnavailable: () => void = () => {}): Promise<Record<string, LambdaFunction>> {
  const runtime = createRuntime(env, (line) => void process.stdout.write(line), Date.now);
  const loaded = Object.values(operations).map(async ({ id, functionName }) => {
    const { endpoint }: { endpoint: Endpoint<OperationId> } = await import(`../handlers/${id}.ts`);
    return [functionName, observed(serve(endpoint, runtime), onUnavailable)] as const;
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
