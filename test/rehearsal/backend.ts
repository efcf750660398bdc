import { environment } from '../../src/config';
import type { LambdaFunction } from '../../src/local/gateway/invocation';
import { startRehearsal } from './rehearsal';
import { readSynthesized } from './template';

/** The deployment that the suites of the API run against. */
export interface Backend {
  /** The definition for the local gateway. */
  definition: unknown;
  /** The functions by their names in the definition. */
  functions(): Promise<Readonly<Record<string, LambdaFunction>>>;
  tableName: string;
  /** Returns the calls without permission since the last call of this method. */
  faults(): string[];
  stop(): Promise<void>;
}

/** The suites list users in ascending order right after they wrote them; a deployed API returns such users after some seconds. */
export const changedVariables = { [environment.settleSeconds]: '0' };

/** Starts the rehearsal of a template for the suites. @param file `<stack>.template.json` with its assets in the same folder */
export async function rehearsedBackend(file: string, endpoint: string): Promise<Backend> {
  const rehearsal = await startRehearsal(readSynthesized(file), { endpoint, variables: changedVariables });
  const { body: definition, functions, tableName, faults, stop } = rehearsal;
  return { definition, functions: () => Promise.resolve(functions), tableName, faults, stop };
}
