import { describe, expect, it } from '@jest/globals';
import type { LogLine } from '../../src/http/log-line';
import { type LogLevel, logLevels, type Severity } from '../../src/telemetry/logger';
import { counterOf, isInternalError, requestLog } from '../../src/telemetry/metrics';

const created: LogLine = { operationId: 'createUser', requestId: '1', status: 201, milliseconds: 1 };
const read: LogLine = { operationId: 'getUser', requestId: '2', status: 200, milliseconds: 1 };
const failed: LogLine = { operationId: 'getUser', requestId: '3', status: 500, milliseconds: 1, code: 'internal-error' };
const now = Date.UTC(2026, 10, 23, 9, 30);

/** One event of a metric in the embedded metric format of CloudWatch. */
const metric = {
  _aws: {
    Timestamp: now,
    CloudWatchMetrics: [{ Namespace: 'UserProfiles', Dimensions: [['Environment']], Metrics: [{ Name: 'UsersCreated', Unit: 'Count' }] }],
  },
  Environment: 'staging',
  UsersCreated: 1,
};

/** One internal error of a version of a function, in the same format. */
const internalError = {
  _aws: {
    Timestamp: now,
    CloudWatchMetrics: [
      {
        Namespace: 'UserProfiles',
        Dimensions: [['Environment', 'Operation', 'FunctionVersion']],
        Metrics: [{ Name: 'InternalErrors', Unit: 'Count' }],
      },
    ],
  },
  Environment: 'staging',
  Operation: 'getUser',
  FunctionVersion: '12',
  InternalErrors: 1,
};

/** Returns what is written for these lines at a log level. */
function written(level: LogLevel, environmentName: string | undefined, ...lines: LogLine[]) {
  const output: unknown[] = [];
  const logger = {
    writes: (severity: Severity) => logLevels.indexOf(severity) >= logLevels.indexOf(level),
    log: (severity: Severity, _: string, members: object) => void (logger.writes(severity) && output.push([severity, members])),
  };
  const log = requestLog({
    logger,
    environmentName,
    functionVersion: '12',
    write: (line) => output.push(JSON.parse(line)),
    now: () => now,
  });
  for (const line of lines) log(line);
  return output;
}

describe('the log line of a request', () => {
  it('contains the metric that the request counts for', () => {
    expect(written('INFO', 'staging', created, read, failed)).toEqual([
      ['INFO', { ...created, ...metric }],
      ['INFO', read],
      ['ERROR', { ...failed, ...internalError }],
    ]);
  });

  it('counts no internal error for a response with status 503, which maintenance and throttling cause', () => {
    const unavailable: LogLine = { ...failed, status: 503, code: 'service-unavailable' };
    expect(written('INFO', 'staging', unavailable)).toEqual([['ERROR', unavailable]]);
  });

  it('contains no metric when no deployment is configured', () => {
    expect(written('DEBUG', undefined, created)).toEqual([['INFO', created]]);
    expect(written('WARN', undefined, created)).toEqual([]);
  });

  it('contains only the metric when the log level suppresses the line', () => {
    expect(written('WARN', 'staging', created, read, failed)).toEqual([metric, ['ERROR', { ...failed, ...internalError }]]);
    expect(written('SILENT', 'staging', created, read, failed)).toEqual([metric, internalError]);
  });
});

const line: LogLine = { operationId: 'createUser', requestId: '1', status: 201, milliseconds: 1 };

describe('the counter of a request', () => {
  it.each<[string | undefined, string, Partial<LogLine>]>([
    ['UsersCreated', 'a creation', {}],
    ['IdempotentReplays', 'a replayed creation', { replayed: true }],
    ['EmailConflicts', 'a creation with an email address that is taken', { status: 409, code: 'email-taken' }],
    ['EmailConflicts', 'an update to an email address that is taken', { operationId: 'updateUser', status: 409, code: 'email-taken' }],
    [undefined, 'an Idempotency-Key for another body', { status: 422, code: 'idempotency-key-reused' }],
    [undefined, 'an invalid request', { status: 400, code: 'invalid-request' }],
    [undefined, 'an internal error', { status: 500, code: 'internal-error' }],
    [undefined, 'a read', { operationId: 'getUser', status: 200 }],
    [undefined, 'an update', { operationId: 'updateUser', status: 200 }],
    [undefined, 'a deletion', { operationId: 'deleteUser', status: 204 }],
  ])('is %s for %s', (counter, _, properties) => {
    expect(counterOf({ ...line, ...properties })).toBe(counter);
  });
});

describe('an internal error', () => {
  const fault = (name: string) => ({ name, frames: [] });
  it.each<[boolean, string, Partial<LogLine>]>([
    [true, 'a response with status 500', { status: 500, code: 'internal-error' }],
    [true, 'a missing permission', { status: 503, fault: fault('AccessDeniedException') }],
    [true, 'a missing table', { status: 503, fault: fault('ResourceNotFoundException') }],
    [true, 'a missing permission to write the audit log', { status: 503, fault: fault('AuditLog PutLogEvents AccessDeniedException') }],
    [false, 'throttling of the audit log', { status: 503, fault: fault('AuditLog PutLogEvents ThrottlingException') }],
    [false, 'throttling', { status: 503, fault: fault('ProvisionedThroughputExceededException') }],
    [false, 'a timeout of DynamoDB', { status: 503, fault: fault('TimeoutError') }],
    [false, 'maintenance', { status: 503, code: 'service-unavailable' }],
    [false, 'a rejected request', { status: 404, code: 'user-not-found' }],
    [false, 'a success', { status: 200 }],
  ])('is %s for %s', (expected, _, properties) => {
    expect(isInternalError({ ...line, ...properties })).toBe(expected);
  });
});
