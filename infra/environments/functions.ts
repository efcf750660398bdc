import type { OperationId } from '../../generated/operations';
import { functionSeconds } from '../../src/config';

/** The configuration of the Lambda functions. */
export interface FunctionSettings {
  /** Memory of each function in MB, 128 to 10,240. Lambda assigns processor time in proportion to memory. Default: 512. */
  memoryMB?: number;
  /**
   * Timeout of each function in seconds, 3 to 29. Ascending listings end this time and 5 s before now, so that they miss no user. A call to
   * DynamoDB that receives no response is repeated after 3 s, so less than 4 s leaves no time for a retry. Default: 10.
   */
  timeoutSeconds?: number;
  /**
   * Concurrent executions that are reserved for one function, 0 to 100,000. The value is also the limit of the function; 0 switches the
   * function off. An account keeps 100 executions unreserved. Default: nothing is reserved, and functions share the quota of the account.
   */
  reservedConcurrency?: Partial<Record<OperationId, number>>;
  /**
   * The lines that Lambda itself writes to the logs: WARN writes failures and timeouts only, INFO also two lines for each invocation, DEBUG
   * more. The log lines of this project are not affected. Default: WARN.
   */
  systemLogLevel?: SystemLogLevel;
}

export const systemLogLevels = ['WARN', 'INFO', 'DEBUG'] as const;
export type SystemLogLevel = (typeof systemLogLevels)[number];

const defaults = { memoryMB: 512, timeoutSeconds: functionSeconds, reservedConcurrency: {}, systemLogLevel: 'WARN' } as const;

/** Returns the settings with their defaults. */
export const completeSettings = (settings: FunctionSettings = {}): Required<FunctionSettings> => ({ ...defaults, ...settings });
