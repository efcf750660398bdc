/** Where a call belongs in X-Ray. */
export interface Trace {
  traceId: string;
  /** Id of the segment that Lambda has begun for the invocation. */
  parentId: string;
}

const roots = /(?:^|;)Root=(1-[0-9a-f]{8}-[0-9a-f]{24})(?:;|$)/;
const parents = /(?:^|;)Parent=([0-9a-f]{16})(?:;|$)/;
const sampled = /(?:^|;)Sampled=1(?:;|$)/;

/**
 * The trace of a tracing header, if X-Ray keeps it.
 * AWS X-Ray Developer Guide, "Tracing header"; AWS Lambda Developer Guide, "Defined runtime environment variables", _X_AMZN_TRACE_ID.
 */
export function sampledTrace(header = ''): Trace | undefined {
  const [, traceId] = roots.exec(header) ?? [];
  const [, parentId] = parents.exec(header) ?? [];
  return traceId !== undefined && parentId !== undefined && sampled.test(header) ? { traceId, parentId } : undefined;
}
