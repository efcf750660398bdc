import type { OperationId } from '../../generated/operations';

/**
 * Returns the source of an operation's entry, the module that exports `handler` for Lambda. Paths are relative to the root of the project.
 * It is generated because it is the same for every operation: a new operation needs no file for it.
 */
export const entryOf = (operationId: OperationId): string => `
  import { endpoint } from './src/handlers/${operationId}';
  import { serve } from './src/http/serve';
  import { createRuntime } from './src/lambda';
  export const handler = serve(endpoint, createRuntime(process.env, (line) => void process.stdout.write(line), Date.now));
`;
