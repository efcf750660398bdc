import { operations, type OperationId } from '../../generated/operations';
import type { AuditLog } from '../http/audit-line';
import { serve } from '../http/serve';
import { createRuntime, type Endpoint } from '../lambda';
import type { LambdaFunction } from './gateway/invocation';

interface FunctionOptions {
  /** Called when a function has responded with 503. */
  onUnavailable?: (() => void) | undefined;
  /** Whether the functions print a line for each action of an administrator. */
  recordsAdministrators?: boolean;
}

const print = (line: string): void => void process.stdout.write(line);

/**
 * Returns the functions of all operations, by their names in the stack, on one runtime.
 * @param env the environment variables that configure the functions, as in src/config.ts
 * @throws Error that names the environment variable that is missing or invalid
 */
export async function loadFunctions(
  env: NodeJS.ProcessEnv,
  { onUnavailable = () => {}, recordsAdministrators = false }: FunctionOptions = {},
): Promise<Record<string, LambdaFunction>> {
  const runtime = { ...createRuntime(env, print, Date.now), ...(recordsAdministrators && { audit: printedAudit(print) }) };
  const loaded = Object.values(operations).map(async ({ id, functionName }) => {
    const { endpoint }: { endpoint: Endpoint<OperationId> } = await import(`../handlers/${id}.ts`);
    return [functionName, observed(serve(endpoint, runtime), onUnavailable)] as const;
  });
  return Object.fromEntries(await Promise.all(loaded));
}

/** Prints the lines of the audit log among those of the functions, as there is no CloudWatch Logs on this machine. */
export const printedAudit = (write: (line: string) => void): AuditLog => ({
  write: (line) => Promise.resolve(write(`${JSON.stringify({ message: 'audit', ...line })}\n`)),
  milliseconds: 0,
});

const observed =
  (handler: LambdaFunction, onUnavailable: () => void): LambdaFunction =>
  async (event, context) => {
    const result = await handler(event, context);
    if (isUnavailable(result)) onUnavailable();
    return result;
  };

const isUnavailable = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'statusCode' in result && result.statusCode === 503;
