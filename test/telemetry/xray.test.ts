import { afterEach, describe, expect, it } from '@jest/globals';
import type { CallResult } from '../../src/telemetry/subsegment';
import { invocationTracingHeader, sampledTrace, xray } from '../../src/telemetry/xray';
import { fakeDaemon } from './fake-daemon';

const daemon = fakeDaemon();
const answered: CallResult = { status: 200, requestId: 'request-1', attempts: 3, throttled: false };

/** Traces in an environment, at these times. */
const traced = (env: NodeJS.ProcessEnv, ...times: number[]) =>
  xray({
    daemonAddress: env['AWS_XRAY_DAEMON_ADDRESS'],
    tracingHeader: () => invocationTracingHeader(env),
    now: () => times.shift() ?? 0,
  });

const began = Date.UTC(2026, 10, 23, 9, 30);

describe('a call during a sampled invocation', () => {
  it('is a subsegment of the invocation, with service, operation, times and retries', async () => {
    const arrived = daemon.next(1);
    traced(daemon.env, began, began + 12)?.('DynamoDB', { table_name: 'users' })('GetItem')(answered);
    expect(await arrived).toEqual([
      {
        type: 'subsegment',
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
        trace_id: '1-5f84c7a1-e7d1852db8c4fd35d88bf49a',
        parent_id: '4c721bf33e3caf8f',
        namespace: 'aws',
        name: 'DynamoDB',
        start_time: began / 1000,
        end_time: began / 1000 + 0.012,
        aws: { operation: 'GetItem', table_name: 'users', request_id: 'request-1', retries: 2 },
        http: { response: { status: 200 } },
      },
    ]);
  });

  it.each<[string, Partial<CallResult>, object]>([
    ['success', {}, {}],
    ['a client error', { status: 400 }, { error: true }],
    ['throttling with status 400', { status: 400, throttled: true }, { error: true, throttle: true }],
    ['throttling', { status: 429 }, { error: true, throttle: true }],
    ['a server error', { status: 500 }, { fault: true }],
    ['no response', { status: undefined, requestId: undefined, attempts: undefined }, { fault: true }],
  ])('has the flags of its outcome: %s', async (_, result, marks) => {
    const arrived = daemon.next(1);
    traced(daemon.env)?.('SSM')('GetParameter')({ ...answered, ...result });
    const [document] = await arrived;
    const flags = Object.entries(document ?? {}).filter(([name]) => ['error', 'fault', 'throttle'].includes(name));
    expect(Object.fromEntries(flags)).toEqual(marks);
  });

  it('belongs to the invocation during which it began', async () => {
    const env = { ...daemon.env };
    const end = traced(env)?.('SSM')('GetParameter');
    env['_X_AMZN_TRACE_ID'] = 'Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=1';
    const arrived = daemon.next(1);
    end?.(answered);
    expect(await arrived).toMatchObject([{ parent_id: '4c721bf33e3caf8f' }]);
  });

  it('is sent to the UDP address when the daemon has a TCP address too', async () => {
    const { AWS_XRAY_DAEMON_ADDRESS: address = '' } = daemon.env;
    for (const both of [`tcp:127.0.0.1:1 udp:${address}`, `udp:${address} tcp:127.0.0.1:1`]) {
      const arrived = daemon.next(1);
      traced({ ...daemon.env, AWS_XRAY_DAEMON_ADDRESS: both })?.('SSM')('GetParameter')(answered);
      expect(await arrived).toMatchObject([{ name: 'SSM' }]);
    }
  });
});

describe('a call that is not traced', () => {
  it('has no daemon', () => {
    for (const address of [undefined, '', 'nowhere', '127.0.0.1:', '127.0.0.1:0', '127.0.0.1:99999']) {
      expect(traced({ ...daemon.env, AWS_XRAY_DAEMON_ADDRESS: address })).toBeUndefined();
    }
  });

  it('belongs to an invocation that is not sampled, or to none', async () => {
    const before = daemon.datagrams.length;
    for (const header of [undefined, 'Root=1-5f84c7a1-e7d1852db8c4fd35d88bf49a;Parent=4c721bf33e3caf8f;Sampled=0']) {
      traced({ ...daemon.env, _X_AMZN_TRACE_ID: header })?.('SSM')('GetParameter')(answered);
    }
    const arrived = daemon.next(1);
    traced(daemon.env)?.('SSM')('last')(answered);
    expect(await arrived).toMatchObject([{ aws: { operation: 'last' } }]);
    expect(daemon.datagrams).toHaveLength(before + 1);
  });

  it('has a daemon whose host does not exist, which is ignored', async () => {
    const nowhere = traced({ ...daemon.env, AWS_XRAY_DAEMON_ADDRESS: 'no-such-host.invalid:2000' });
    expect(() => nowhere?.('SSM')('GetParameter')(answered)).not.toThrow();
  });
});

const root = '1-5f84c7a1-e7d1852db8c4fd35d88bf49a';
const parent = '4c721bf33e3caf8f';

describe('a tracing header', () => {
  it.each([
    `Root=${root};Parent=${parent};Sampled=1`,
    `Sampled=1;Parent=${parent};Root=${root}`,
    `Root=${root};Parent=${parent};Sampled=1;Lineage=1:a87bd80c:0`,
  ])('contains the trace of a sampled invocation: %s', (header) => {
    expect(sampledTrace(header)).toEqual({ traceId: root, parentId: parent });
  });

  it.each([
    undefined,
    '',
    `Root=${root};Parent=${parent};Sampled=0`,
    `Root=${root};Parent=${parent}`,
    `Root=${root};Parent=${parent};Sampled=10`,
    `Root=${root};Sampled=1`,
    `Parent=${parent};Sampled=1`,
    `Root=1-5f84c7a1;Parent=${parent};Sampled=1`,
    `Root=${root};Parent=ada@example.com;Sampled=1`,
  ])('contains no sampled trace: %s', (header) => {
    expect(sampledTrace(header)).toBeUndefined();
  });
});

describe('the tracing header of the invocation', () => {
  const globals: { awslambda?: unknown } = globalThis;
  const before = globals.awslambda;
  afterEach(() => {
    globals.awslambda = before;
  });
  const header = `Root=${root};Parent=${parent};Sampled=0`;
  const env = { _X_AMZN_TRACE_ID: header };

  it("is the one in the runtime's store of the invocation, so that concurrent invocations have their own", () => {
    globals.awslambda = { InvokeStore: { getXRayTraceId: () => `Root=${root};Parent=${parent};Sampled=1` } };
    expect(invocationTracingHeader(env)).toBe(`Root=${root};Parent=${parent};Sampled=1`);
    expect(invocationTracingHeader({})).toBe(`Root=${root};Parent=${parent};Sampled=1`);
  });

  it.each([undefined, {}, { InvokeStore: {} }, { InvokeStore: { getXRayTraceId: () => undefined } }])(
    'is the environment variable of the runtime when its store is %j',
    (awslambda) => {
      globals.awslambda = awslambda;
      expect(invocationTracingHeader(env)).toBe(header);
      expect(invocationTracingHeader({})).toBeUndefined();
    },
  );
});
