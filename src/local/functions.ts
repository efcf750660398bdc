import { type OperationId, operations } from '../../generated/operations';
import type { LambdaFunction } from './gateway/invocation';

/** Each handler reads its configuration when it is loaded, so none is before the environment is set. */
const modules: Record<OperationId, () => Promise<{ handler: LambdaFunction }>> = {
  createUser: () => import('../handlers/createUser'),
  getUser: () => import('../handlers/getUser'),
  updateUser: () => import('../handlers/updateUser'),
  deleteUser: () => import('../handlers/deleteUser'),
  listUsers: () => import('../handlers/listUsers'),
};

/** Loads the handlers, by the name of their function. The environment in src/config.ts must be set. */
export async function loadFunctions(): Promise<Record<string, LambdaFunction>> {
  const loaded = Object.values(operations).map(async ({ id, functionName }) => {
    const { handler } = await modules[id]();
    return [functionName, handler] as const;
  });
  return Object.fromEntries(await Promise.all(loaded));
}
