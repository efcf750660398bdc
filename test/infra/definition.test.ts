import { describe, expect, it } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import generated from '../../generated/api-gateway.json';
import { type Definition, importBody, type Values } from '../../infra/definition';

const stack = new Stack(new App());

const values: Values = { title: 'user-profiles-dev', allowedOrigin: '*', authorizer: { kind: 'user-pool' }, compressedFrom: 1024 };

const small: Definition = {
  info: { title: 'contract', version: '1.2.3' },
  paths: {
    '/users': {
      post: { security: [{ bearerAuth: [] }], uri: 'arn:${AWS::Partition}:function/${CreateUserFunction.Arn}', timeout: 29_000, all: true },
      options: { origin: "'${AllowedOrigin}'" },
    },
  },
  components: {
    schemas: { User: { properties: { security: { type: 'string' } } } },
    securitySchemes: { bearerAuth: { providerARNs: ['${UserPoolArn}'] } },
  },
};

const bodyOf = (changes: Partial<Values> = {}, definition: Definition = small): unknown =>
  stack.resolve(importBody(definition, { ...values, ...changes }));

describe('the definition that is imported', () => {
  it('has the name of the API as its title', () => {
    expect(bodyOf()).toMatchObject({ info: { title: 'user-profiles-dev', version: '1.2.3' } });
  });

  it('leaves to CloudFormation what is known at deployment', () => {
    expect(bodyOf()).toMatchObject({
      paths: { '/users': { post: { uri: { 'Fn::Sub': 'arn:${AWS::Partition}:function/${CreateUserFunction.Arn}' } } } },
      components: { securitySchemes: { bearerAuth: { providerARNs: [{ 'Fn::Sub': '${UserPoolArn}' }] } } },
    });
  });

  it('has the origin of the environment', () => {
    expect(bodyOf({ allowedOrigin: 'https://app.example.com' })).toMatchObject({
      paths: { '/users': { options: { origin: "'https://app.example.com'" } } },
    });
  });

  it('has the user pool of the environment where that is known', () => {
    expect(bodyOf({ authorizer: { kind: 'user-pool', arn: 'arn:pool' } })).toMatchObject({
      components: { securitySchemes: { bearerAuth: { providerARNs: ['arn:pool'] } } },
    });
  });

  it('keeps what is no text as it is', () => {
    expect(bodyOf()).toMatchObject({ paths: { '/users': { post: { timeout: 29_000, all: true } } } });
  });

  it('says from what size on answers are compressed', () => {
    expect(bodyOf()).toHaveProperty('x-amazon-apigateway-minimum-compression-size', 1024);
  });

  it('asks for no token where there is no authorizer, and loses nothing else', () => {
    expect(bodyOf({ authorizer: { kind: 'none' } })).toEqual({
      info: { title: 'user-profiles-dev', version: '1.2.3' },
      paths: {
        '/users': {
          post: { uri: { 'Fn::Sub': 'arn:${AWS::Partition}:function/${CreateUserFunction.Arn}' }, timeout: 29_000, all: true },
          options: { origin: "'*'" },
        },
      },
      components: { schemas: { User: { properties: { security: { type: 'string' } } } } },
      'x-amazon-apigateway-minimum-compression-size': 1024,
    });
  });

  it('leaves the definition itself alone', () => {
    const before = JSON.stringify(small);
    bodyOf({ authorizer: { kind: 'none' } });
    expect(JSON.stringify(small)).toBe(before);
  });

  it('has every path and every gateway response that the compiler wrote', () => {
    const { info: _, ...rest } = generated;
    expect(Object.keys(bodyOf({}, generated) as object)).toEqual(expect.arrayContaining(Object.keys(rest)));
    expect(bodyOf({ authorizer: { kind: 'none' } }, generated)).toMatchObject({
      paths: Object.fromEntries(Object.keys(generated.paths).map((path) => [path, expect.anything()])),
      'x-amazon-apigateway-gateway-responses': Object.fromEntries(
        Object.keys(generated['x-amazon-apigateway-gateway-responses']).map((name) => [name, expect.anything()]),
      ),
    });
  });
});
