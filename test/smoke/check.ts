import { ClientError } from '../../clients/typescript/src/index';

/** One check of the deployment. */
export interface Check {
  readonly what: string;
  /** Returns details for the report, or ''. @throws Error with the reason when the check fails */
  prove(): Promise<string>;
}

/** @throws Error with the expected and the actual value when they differ */
export function equal(what: string, actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`${what} is ${JSON.stringify(actual)}; expected ${JSON.stringify(expected)}.`);
}

/** Runs a call that the API must reject. @throws Error when it succeeds or fails with another status or code */
export async function rejected(call: Promise<unknown>, status: number, code: string): Promise<string> {
  const error: unknown = await call.then(
    () => new Error(`The API accepted the request; expected ${status} ${code}.`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ClientError) || error.status === undefined) throw error;
  if (error.status !== status || error.code !== code) throw new Error(`${explain(error)} Expected ${status} ${code}.`);
  return `${status} ${code}`;
}

/** Returns the message of an error, and the id with which its log line is found. */
export function explain(error: unknown): string {
  if (!(error instanceof ClientError)) return error instanceof Error ? error.message : String(error);
  const { operation, status, code = 'without a problem document', requestId, kind } = error;
  const where = requestId === undefined ? '' : ` Request id: ${requestId}.`;
  if (status === undefined) return `${operation} received no response: ${kind}: ${error.message}`;
  return `${operation} returned ${status} ${code}.${where}`;
}
