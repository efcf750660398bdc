import { callAws } from '../aws/call';
import type { BeginCall } from '../telemetry/xray';

/** Reads the value of an SSM parameter. @throws Error whose message contains no value */
export type ReadParameter = (signal: AbortSignal) => Promise<string>;

interface Options {
  parameterName: string;
  /** The environment variables of a Lambda function: region, credentials and, if set, another endpoint. Read at each call. */
  env: NodeJS.ProcessEnv;
  /** Returns the time in milliseconds since 1970. */
  now(): number;
  /** Reports each call to X-Ray. */
  begin: BeginCall | undefined;
}

const throttlingErrors = ['ThrottlingException', 'TooManyRequestsException'];

/**
 * Returns a function that reads a parameter of AWS Systems Manager with one GetParameter call, without retries.
 * Source: AWS Systems Manager API Reference, "GetParameter".
 */
export function parameterReader({ parameterName, env, now, begin }: Options): ReadParameter {
  return async (signal) => {
    const end = begin?.('GetParameter');
    const call = { service: 'ssm', target: 'AmazonSSM.GetParameter', input: { Name: parameterName } } as const;
    const response = await callAws(call, { env, now: now(), signal }).catch((error: unknown) => {
      end?.({ status: undefined, requestId: undefined, attempts: 1, throttled: false });
      throw error;
    });
    const { status, requestId, json, error } = response;
    end?.({ status, requestId, attempts: 1, throttled: throttlingErrors.includes(error) });
    const { Parameter: parameter }: { Parameter?: { Value?: unknown } } = json;
    if (typeof parameter?.Value === 'string') return parameter.Value;
    throw new Error(`Systems Manager responded with ${status} ${error}`.trim());
  };
}
