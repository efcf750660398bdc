import { describe, expect, it } from '@jest/globals';
import type { CallResult } from '../../../src/telemetry/tracing/subsegment';
import { xray } from '../../../src/telemetry/tracing/xray';
import { fakeDaemon } from './fake-daemon';

const daemon = fakeDaemon();
const answered: CallResult = { status: 200, requestId: 'request-1', attempts: 3, throttled: false };

/** A clock that a test sets. */
const clock =
  (...times: number[]) =>
  () =>
    times.shift() ?? 0;

const began = Date.UTC(2026, 10, 23, 9, 30);

describe('a call in a sampled invocation', () => {
  it('is a subsegment of the invocation: service, operation, times, attempts', async () => {
    const arrived = daemon.next(1);
    xray(daemon.env, clock(began, began + 12))?.('DynamoDB', { table_name: 'users' })('GetItem')(answered);
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
    ['an answer', {}, {}],
    ['a refusal', { status: 400 }, { error: true }],
    ['throttling that DynamoDB calls 400', { status: 400, throttled: true }, { error: true, throttle: true }],
    ['throttling', { status: 429 }, { error: true, throttle: true }],
    ['a fault', { status: 500 }, { fault: true }],
    ['no answer at all', { status: undefined, requestId: undefined, attempts: undefined }, { fault: true }],
  ])('is marked for what it was: %s', async (_, result, marks) => {
    const arrived = daemon.next(1);
    xray(daemon.env, clock())?.('SSM')('GetParameter')({ ...answered, ...result });
    const [document] = await arrived;
    const flags = Object.entries(document ?? {}).filter(([name]) => ['error', 'fault', 'throttle'].includes(name));
    expect(Object.fromEntries(flags)).toEqual(marks);
  });

  it('belongs to the invocation in which it began', async () => {
    const env = { ...daemon.env };
    const end = xray(env, clock())?.('SSM')('GetParameter');
    env['_X_AMZN_TRACE_ID'] = 'Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=1';
    const arrived = daemon.next(1);
    end?.(answered);
    expect(await arrived).toMatchObject([{ parent_id: '4c721bf33e3caf8f' }]);
  });

  it('is sent to the UDP address when the daemon has two', async () => {
    const { AWS_XRAY_DAEMON_ADDRESS: address = '' } = daemon.env;
    for (const both of [`tcp:127.0.0.1:1 udp:${address}`, `udp:${address} tcp:127.0.0.1:1`]) {
      const arrived = daemon.next(1);
      xray({ ...daemon.env, AWS_XRAY_DAEMON_ADDRESS: both }, clock())?.('SSM')('GetParameter')(answered);
      expect(await arrived).toMatchObject([{ name: 'SSM' }]);
    }
  });
});

describe('nothing is sent', () => {
  it('where there is no daemon', () => {
    for (const address of [undefined, '', 'nowhere', '127.0.0.1:', '127.0.0.1:0', '127.0.0.1:99999']) {
      expect(xray({ ...daemon.env, AWS_XRAY_DAEMON_ADDRESS: address }, clock())).toBeUndefined();
    }
  });

  it('of an invocation that is not sampled, nor before the first one', async () => {
    const before = daemon.datagrams.length;
    for (const header of [undefined, 'Root=1-5f84c7a1-e7d1852db8c4fd35d88bf49a;Parent=4c721bf33e3caf8f;Sampled=0']) {
      xray({ ...daemon.env, _X_AMZN_TRACE_ID: header }, clock())?.('SSM')('GetParameter')(answered);
    }
    const arrived = daemon.next(1);
    xray(daemon.env, clock())?.('SSM')('last')(answered);
    expect(await arrived).toMatchObject([{ aws: { operation: 'last' } }]);
    expect(daemon.datagrams).toHaveLength(before + 1);
  });

  it('to an address that is none, and nobody hears of it', async () => {
    const nowhere = xray({ ...daemon.env, AWS_XRAY_DAEMON_ADDRESS: 'no-such-host.invalid:2000' }, clock());
    expect(() => nowhere?.('SSM')('GetParameter')(answered)).not.toThrow();
  });
});
