import { describe, expect, it } from '@jest/globals';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { parameterReader } from '../../src/settings/parameter';
import { authorizationOf } from '../../src/aws/signature';
import type { CallResult } from '../../src/telemetry/subsegment';
import type { BeginCall } from '../../src/telemetry/xray';
import { errorOf } from '../aws/fake-service';
import { fakeSsm, parameterOf } from './fake-ssm';

const ssm = fakeSsm();
const name = '/user-profiles/test/settings';
const never = new AbortController().signal;
const now = () => Date.UTC(2026, 10, 23, 9, 30);
const lastRequest = () => {
  const request = ssm.requests.at(-1);
  if (!request) throw new Error('nothing was asked for');
  return request;
};
const readerOf = (env: Record<string, string>, begin?: BeginCall) => parameterReader({ parameterName: name, env, now, begin });
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };

describe('the reader of the SSM parameter', () => {
  it('returns the value of the parameter', async () => {
    ssm.behaviour = parameterOf('{"logLevel":"WARN"}');
    expect(await readerOf(ssm.env)(never)).toBe('{"logLevel":"WARN"}');
  });

  it('sends the same request as the client of the AWS SDK', async () => {
    ssm.behaviour = parameterOf('value');
    await readerOf(ssm.env)(never);
    const ours = lastRequest();
    const { AWS_ENDPOINT_URL_SSM: endpoint = '' } = ssm.env;
    const client = new SSMClient({ endpoint, region: 'eu-central-1', credentials });
    const { Parameter } = await client.send(new GetParameterCommand({ Name: name }));
    client.destroy();
    const theirs = lastRequest();
    expect(Parameter?.Value).toBe('value');
    expect(ours.body).toBe(theirs.body);
    for (const header of ['content-type', 'content-length', 'host', 'x-amz-target']) {
      expect([header, ours.headers[header]]).toEqual([header, theirs.headers[header]]);
    }
  });

  it.each(['AccessDeniedException', 'ParameterNotFound', 'com.amazonaws.ssm#ThrottlingException'])(
    'throws an error that contains only the name of the error of AWS: %s',
    async (error) => {
      ssm.behaviour = errorOf(error);
      const message = `Systems Manager responded with 400 ${error.replace(/^.*#/, '')}`;
      await expect(readerOf(ssm.env)(never)).rejects.toThrow(new Error(message));
    },
  );

  it.each(['<html>', 'null', '{}', '{"Parameter":{}}', '{"Parameter":{"Value":5}}'])('throws when the response is %s', async (body) => {
    ssm.behaviour = { status: 200, body };
    await expect(readerOf(ssm.env)(never)).rejects.toThrow(new Error('Systems Manager responded with 200'));
  });

  it('throws when there are no credentials, and when the connection is refused', async () => {
    const before = ssm.requests.length;
    await expect(readerOf({ ...ssm.env, AWS_ACCESS_KEY_ID: '' })(never)).rejects.toThrow('AWS_ACCESS_KEY_ID is not set');
    expect(ssm.requests).toHaveLength(before);
    const nowhere = { ...ssm.env, AWS_ENDPOINT_URL_SSM: 'http://127.0.0.1:1' };
    await expect(readerOf(nowhere)(never)).rejects.toThrow('ECONNREFUSED');
  });

  it('stops when it is aborted', async () => {
    ssm.behaviour = 'silence';
    const control = new AbortController();
    const reading = readerOf(ssm.env)(control.signal);
    control.abort(new Error('enough'));
    await expect(reading).rejects.toMatchObject({ name: 'AbortError', cause: new Error('enough') });
  });

  it('reports the outcome of each call', async () => {
    const ends: [string, CallResult][] = [];
    const read = (env: Record<string, string>) =>
      readerOf(env, (operation) => (result) => ends.push([operation, result]))(never).catch(() => '');
    ssm.behaviour = parameterOf('value');
    await read(ssm.env);
    ssm.behaviour = errorOf('ThrottlingException');
    await read(ssm.env);
    await read({ ...ssm.env, AWS_ENDPOINT_URL_SSM: 'http://127.0.0.1:1' });
    expect(ends).toEqual([
      ['GetParameter', { status: 200, requestId: 'request-1', attempts: 1, throttled: false }],
      ['GetParameter', { status: 400, requestId: 'request-1', attempts: 1, throttled: true }],
      ['GetParameter', { status: undefined, requestId: undefined, attempts: 1, throttled: false }],
    ]);
  });
});

describe('the signature of a request', () => {
  /** Returns the signature over the received values of the headers that the request lists as signed. */
  const expectedSignature = () => {
    const { headers, body } = lastRequest();
    const signed = (/SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1] ?? '').split(';');
    const post = { path: '/', headers: Object.fromEntries(signed.map((header) => [header, String(headers[header])])), body };
    return authorizationOf(post, { time: String(headers['x-amz-date']), region: 'eu-central-1', service: 'ssm' }, credentials);
  };

  it('is the same as that of the client of the AWS SDK', async () => {
    const { AWS_ENDPOINT_URL_SSM: endpoint = '' } = ssm.env;
    ssm.behaviour = parameterOf('value');
    const client = new SSMClient({ endpoint, region: 'eu-central-1', credentials: { ...credentials, sessionToken: 'token' } });
    await client.send(new GetParameterCommand({ Name: name }));
    client.destroy();
    const { headers } = lastRequest();
    expect(headers.authorization).toMatch(/SignedHeaders=.*host;.*x-amz-date;.*x-amz-security-token/);
    expect(expectedSignature()).toBe(headers.authorization);
  });

  it('includes the time and the session token', async () => {
    ssm.behaviour = parameterOf('value');
    await readerOf(ssm.env)(never);
    const { headers } = lastRequest();
    expect(expectedSignature()).toBe(headers.authorization);
    expect(headers['x-amz-date']).toBe('20261123T093000Z');
    expect(headers['x-amz-security-token']).toBe('session-token');
    expect(headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20261123\/eu-central-1\/ssm\/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, Signature=[0-9a-f]{64}$/,
    );
  });
});
