import { describe, expect, it } from '@jest/globals';
import { awsAccess } from '../../src/aws/access';

const lambda = { AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' };
const endpointOf = (service: Parameters<typeof awsAccess>[0], env: NodeJS.ProcessEnv = {}): string =>
  awsAccess(service, { ...lambda, ...env }).endpoint.href;

const services = [
  ['dynamodb', 'AWS_ENDPOINT_URL_DYNAMODB'],
  ['logs', 'AWS_ENDPOINT_URL_CLOUDWATCH_LOGS'],
  ['ssm', 'AWS_ENDPOINT_URL_SSM'],
] as const;

describe.each(services)('the endpoint of %s', (service, variable) => {
  it('is that of AWS in the region of the function', () => {
    expect(endpointOf(service)).toBe(`https://${service}.eu-central-1.amazonaws.com/`);
    expect(endpointOf(service, { AWS_REGION: 'cn-north-1' })).toBe(`https://${service}.cn-north-1.amazonaws.com.cn/`);
  });

  it('is AWS_ENDPOINT_URL, with http as well', () => {
    expect(endpointOf(service, { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' })).toBe('http://127.0.0.1:4566/');
    expect(endpointOf(service, { AWS_ENDPOINT_URL: 'https://aws.example.com/' })).toBe('https://aws.example.com/');
  });

  it(`is ${variable} before AWS_ENDPOINT_URL`, () => {
    const env = { AWS_ENDPOINT_URL: 'http://all.example.com', [variable]: 'http://one.example.com:8000' };
    expect(endpointOf(service, env)).toBe('http://one.example.com:8000/');
    expect(endpointOf(service, { ...env, [variable]: '' })).toBe('http://all.example.com/');
    for (const [other] of services.filter(([name]) => name !== service)) expect(endpointOf(other, env)).toBe('http://all.example.com/');
  });

  it('is that of AWS with AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true', () => {
    const env = { AWS_ENDPOINT_URL: 'http://all.example.com', [variable]: 'not a URL' };
    for (const value of ['true', 'True']) {
      expect(endpointOf(service, { ...env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: value })).toContain('.amazonaws.com/');
    }
    expect(() => endpointOf(service, { ...env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false' })).toThrow(variable);
  });
});

describe('an invalid endpoint', () => {
  it.each([
    'localhost:4566',
    '127.0.0.1',
    'not a URL',
    'ftp://aws.example.com',
    'http://aws.example.com/path',
    'http://aws.example.com/?query',
    'http://user:canary@aws.example.com',
  ])('of %s causes an error that names the variable and not the value', (value) => {
    for (const name of ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_SSM']) {
      const message = `The environment variable ${name} is not the URL of an endpoint. Set it to a scheme (http or https), a host and, if necessary, a port, without a path: http://localhost:4566.`;
      expect(() => endpointOf('ssm', { [name]: value })).toThrow(new Error(message));
    }
  });
});

describe('the credentials', () => {
  it('are those of the function, with the session token that temporary credentials have', () => {
    expect(awsAccess('ssm', lambda).credentials).toEqual({ accessKeyId: 'key', secretAccessKey: 'secret' });
    expect(awsAccess('ssm', { ...lambda, AWS_SESSION_TOKEN: 'token' }).credentials).toHaveProperty('sessionToken', 'token');
  });

  it.each(Object.keys(lambda))('cause an error that names %s when it is missing', (name) => {
    expect(() => awsAccess('ssm', { ...lambda, [name]: '' })).toThrow(`The environment variable ${name} is not set.`);
  });
});
