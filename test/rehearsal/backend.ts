import { environment } from '../../src/config';
import type { LambdaFunction } from '../../src/local/gateway/invocation';
import { startRehearsal } from './rehearsal';
import { readSynthesized } from './template';

/** What the suites of the API run against. */
export interface Backend {
  /** What the gateway reads. */
  definition: unknown;
  /** By the name that the definition has for them. */
  functions(): Promise<Readonly<Record<string, LambdaFunction>>>;
  tableName: string;
  /** What was done without permission since the last time this was asked. */
  faults(): string[];
  stop(): Promise<void>;
}

/** The suites list in ascending order what they have just written; a deployed API shows it after some seconds only. */
export const changedVariables = { [environment.settleSeconds]: '0' };

/** The template at work, for the suites. @param file `<stack>.template.json` with its assets beside it */
export async function rehearsedBackend(file: string, endpoint: string): Promise<Backend> {
  const rehearsal = await startRehearsal(readSynthesized(file), { endpoint, variables: changedVariables });
  const { body: definition, functions, tableName, faults, stop } = rehearsal;
  return { definition, functions: () => Promise.resolve(functions), tableName, faults, stop };
}
