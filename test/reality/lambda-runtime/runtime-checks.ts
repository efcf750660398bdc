import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { environment } from '../../../src/config';
import type { Check } from '../../clients/platforms/checks';
import { stopWithPart } from '../running';
import type { DeployedFunction } from './function';
import { startOnLoop } from './runtime-api';
import { lateSystemsManager } from './systems-manager';

/** Checks what a function exchanges with AWS's runtime client. */
export function runtimeChecks(folder: string, { variables, event }: DeployedFunction): Check[] {
  const start = (more: Record<string, string> = {}) => startOnLoop(folder, variables(more));
  return [
    { what: 'the response has the format of a proxy integration', prove: async () => proveFormat(await start(), event()) },
    { what: 'each log line has been written whole when the process is frozen', prove: () => proveLogLines(start, event) },
    { what: 'calls are traced only for an invocation with a tracing header', prove: () => proveTracing(start, event()) },
    { what: 'SIGTERM ends the process while a reading of the settings is in flight', prove: () => proveTermination(start, event) },
    { what: 'a missing environment variable is reported as an error of the start', prove: () => proveStartError(start) },
  ];
}

type Start = (more?: Record<string, string>) => ReturnType<typeof startOnLoop>;
type Environment = Awaited<ReturnType<typeof startOnLoop>>;

const isText = (value: unknown): value is string => typeof value === 'string';

/** Amazon API Gateway Developer Guide, "Output format of a Lambda function for proxy integration". */
async function proveFormat({ invoke }: Environment, event: object): Promise<string> {
  const statuses: unknown[] = [];
  for (const each of [event, { ...event, pathParameters: { userId: '1' } }, {}]) {
    const { statusCode, headers, body, ...others } = (await invoke(each)) as Record<string, unknown>;
    ok(Number.isInteger(statusCode) && isText(body), 'statusCode or body is missing');
    ok(Object.values(headers ?? {}).every(isText), 'a header is not a text');
    for (const name of Object.keys(others)) ok(['isBase64Encoded', 'multiValueHeaders'].includes(name), `${name} is unknown`);
    ok(typeof JSON.parse(body) === 'object', 'the body is not JSON');
    statuses.push(statusCode);
  }
  deepStrictEqual(statuses, [200, 400, 500]);
  return statuses.join(', ');
}

async function proveLogLines(start: Start, event: () => object): Promise<string> {
  const { invoke, pass, lines, runtime } = await start({ AWS_ENDPOINT_URL_SSM: (await lateSystemsManager('at once')).url });
  const invocations = 30;
  for (let made = 1; made <= invocations; made += 1) {
    const sent = event() as { requestContext: { requestId: string } };
    await invoke(sent);
    await pass(20);
    ok(runtime.output().endsWith('\n'), 'the last line has no end');
    strictEqual(lines().length, made);
    const { message, requestId, status } = JSON.parse(lines().at(-1) ?? '') as Record<string, unknown>;
    deepStrictEqual([message, requestId, status], ['request', sent.requestContext.requestId, 200]);
  }
  deepStrictEqual(runtime.output().trimEnd().split('\n'), lines());
  return `${invocations} lines`;
}

const traceId = '1-5f84c7a1-e7d1852db8c4fd35d88bf49a';

async function proveTracing(start: Start, event: object): Promise<string> {
  const daemon = createSocket('udp4').bind(0, '127.0.0.1');
  stopWithPart(async () => void daemon.close());
  await once(daemon, 'listening');
  const received: string[] = [];
  daemon.on('message', (message) => void received.push(String(message)));
  const { url } = await lateSystemsManager('never');
  const { invoke } = await start({ AWS_XRAY_DAEMON_ADDRESS: `127.0.0.1:${daemon.address().port}`, AWS_ENDPOINT_URL_SSM: url });
  const documentsOf = async (header: string | undefined) => {
    received.length = 0;
    strictEqual(((await invoke(event, header)) as { statusCode: number }).statusCode, 200);
    const waits = header === undefined ? 1 : 100;
    for (let wait = 0; wait < waits && received.length === 0; wait += 1) await delay(50);
    return received.map((text) => JSON.parse(text.slice(text.indexOf('\n'))) as { name: string; trace_id: string });
  };
  deepStrictEqual(await documentsOf(undefined), []);
  const traced = await documentsOf(`Root=${traceId};Parent=4c721bf33e3caf8f;Sampled=1`);
  deepStrictEqual(
    traced.map(({ name, trace_id: id }) => [name, id]),
    [['DynamoDB', traceId]],
  );
  deepStrictEqual(await documentsOf(undefined), []);
  return 'with, without';
}

async function proveTermination(start: Start, event: () => object): Promise<string> {
  const manager = await lateSystemsManager('never');
  const { invoke, runtime } = await start({ AWS_ENDPOINT_URL_SSM: manager.url });
  await invoke(event());
  await invoke(event());
  const ended = once(runtime.child, 'exit');
  runtime.child.kill('SIGCONT');
  runtime.child.kill('SIGTERM');
  deepStrictEqual(await ended, [null, 'SIGTERM']);
  strictEqual(manager.requests(), 1);
  return 'SIGTERM';
}

async function proveStartError(start: Start): Promise<string> {
  await rejects(start({ [environment.tableName]: '' }), (error: Error) => {
    match(error.message, /"errorMessage":"[^"]*TABLE_NAME/);
    return true;
  });
  return environment.tableName;
}
