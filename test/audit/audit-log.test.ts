import { beforeEach, describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { CloudWatchLogsClient, CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { cloudwatchAudit } from '../../src/audit/audit-log';
import type { AuditLine } from '../../src/http/audit-line';
import type { CallResult } from '../../src/telemetry/subsegment';
import type { BeginCall } from '../../src/telemetry/xray';
import { errorOf } from '../aws/fake-service';
import { fakeLogs, success } from './fake-logs';

const logs = fakeLogs();
const logGroupName = 'user-profiles-test-audit';
const now = () => Date.UTC(2026, 10, 28, 9, 30);
const line: AuditLine = {
  time: '2026-11-28T09:30:00.123Z',
  subject: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
  operation: 'deleteUser',
  target: '5f0c2ad7-24a9-4d3b-9fd6-3b6f6e7a0b21',
  status: 204,
  requestId: 'request-9',
};
const auditOf = (begin?: BeginCall, env: Record<string, string> = {}) =>
  cloudwatchAudit({ logGroupName, env: { ...logs.env, ...env }, now, begin });
const operations = () => logs.requests.map(({ operation }) => operation);

beforeEach(() => {
  logs.requests.length = 0;
  logs.next = [];
});

describe('the audit log', () => {
  it('makes no call before the first line', async () => {
    expect(auditOf().milliseconds).toBe(2100);
    await new Promise((settle) => setTimeout(settle, 20));
    expect(logs.requests).toEqual([]);
  });

  it('creates one stream per process, with the first line, and writes each line with its time', async () => {
    const { write } = auditOf();
    await write(line);
    await write({ ...line, status: 404, code: 'user-not-found' });
    expect(operations()).toEqual(['CreateLogStream', 'PutLogEvents', 'PutLogEvents']);
    const [created, first, second] = logs.requests.map(({ body }) => JSON.parse(body));
    expect(created.logStreamName).toMatch(/^deleteUser\/2026-11-28\/[0-9a-f-]{36}$/);
    expect(created).toEqual({ logGroupName, logStreamName: created.logStreamName });
    expect(first).toEqual({ ...created, logEvents: [{ timestamp: Date.parse(line.time), message: JSON.stringify(line) }] });
    expect(JSON.parse(second.logEvents[0].message)).toEqual({ ...line, status: 404, code: 'user-not-found' });
  });

  it('sends the same requests as the client of the AWS SDK', async () => {
    await auditOf().write(line);
    const ours = logs.requests.splice(0);
    const { AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: endpoint = '' } = logs.env;
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
    const client = new CloudWatchLogsClient({ endpoint, region: 'eu-central-1', credentials });
    const { logStreamName } = JSON.parse(ours[0]?.body ?? '{}');
    await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    const logEvents = [{ timestamp: Date.parse(line.time), message: JSON.stringify(line) }];
    await client.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
    client.destroy();
    const compared = ({ headers, body }: (typeof ours)[number]) => [
      body,
      ...['content-type', 'content-length', 'host', 'x-amz-target'].map((name) => headers[name]),
    ];
    expect(ours.map(compared)).toEqual(logs.requests.map(compared));
  });

  it('continues when the stream exists already', async () => {
    logs.next = [errorOf('ResourceAlreadyExistsException')];
    await auditOf().write(line);
    expect(operations()).toEqual(['CreateLogStream', 'PutLogEvents']);
  });

  it.each([
    ['a throttled call', [success, errorOf('ThrottlingException')]],
    ['an error of the service', [errorOf('InternalFailure', 500)]],
    ['a stream that was deleted', [success, errorOf('ResourceNotFoundException')]],
    ['an event that CloudWatch Logs drops', [success, { status: 200, body: '{"rejectedLogEventsInfo":{"tooOldLogEventEndIndex":1}}' }]],
    ['no response', [success, 'silence']],
  ] as const)('makes a second attempt with another stream after %s', async (_what, next) => {
    logs.next = [...next];
    await auditOf().write(line);
    expect(operations().slice(-2)).toEqual(['CreateLogStream', 'PutLogEvents']);
    const streams = logs.requests.map(({ body }) => JSON.parse(body).logStreamName);
    expect(streams.at(-1)).toBe(streams.at(-2));
    expect(streams.at(-1)).not.toBe(streams[0]);
  });

  it.each([
    ['AuditLog CreateLogStream AccessDeniedException', [errorOf('com.amazonaws#AccessDeniedException'), errorOf('AccessDeniedException')]],
    ['AuditLog PutLogEvents 503', [success, { status: 503, body: '<html>' }, success, { status: 503, body: '' }]],
  ] as const)('rejects after two attempts, with an error whose name contains the reason: %s', async (name, next) => {
    logs.next = [...next];
    const failure: unknown = await auditOf()
      .write(line)
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ name, message: 'The audit log cannot be written' });
    expect(inspect(failure)).not.toContain(line.subject);
    expect(logs.requests).toHaveLength(next.length);
  });

  it('rejects after two attempts when CloudWatch Logs never responds', async () => {
    logs.next = ['silence', 'silence'];
    await expect(auditOf().write(line)).rejects.toThrow('The audit log cannot be written');
    expect(logs.requests).toHaveLength(2);
  });

  it('rejects without credentials and without a connection', async () => {
    await expect(auditOf(undefined, { AWS_ACCESS_KEY_ID: '' }).write(line)).rejects.toThrow('cannot be written');
    const refused = { AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: 'http://127.0.0.1:9' };
    await expect(auditOf(undefined, refused).write(line)).rejects.toThrow('cannot be written');
  });

  it('writes lines of several requests at once', async () => {
    const { write } = auditOf();
    await Promise.all([1, 2, 3].map((n) => write({ ...line, requestId: `request-${n}` })));
    const written = logs.requests.filter(({ operation }) => operation === 'PutLogEvents');
    const requestIds = written.map(({ body }): string => JSON.parse(JSON.parse(body).logEvents[0].message).requestId);
    expect(requestIds.toSorted()).toEqual(['request-1', 'request-2', 'request-3']);
  });

  it('reports its calls to X-Ray, without the line', async () => {
    const calls: [string, CallResult][] = [];
    const begin: BeginCall = (operation) => (result) => void calls.push([operation, result]);
    logs.next = [success, errorOf('ThrottlingException')];
    await auditOf(begin).write(line);
    expect(calls.map(([operation, { status, throttled }]) => [operation, status, throttled])).toEqual([
      ['CreateLogStream', 200, false],
      ['PutLogEvents', 400, true],
      ['CreateLogStream', 200, false],
      ['PutLogEvents', 200, false],
    ]);
  });
});
