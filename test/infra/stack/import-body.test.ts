import { describe, expect, it } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { CfnUserPool, CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import generated from '../../../generated/api-gateway.json';
import { type Definition, importBody, type Values } from '../../../infra/stack/import-body';

const stack = new Stack(new App());
const pool = new CfnUserPool(stack, 'UserPool', {});
const app = new CfnUserPoolClient(stack, 'App', { userPoolId: pool.ref });

const values: Values = {
  title: 'user-profiles-dev',
  allowedOrigins: ['*'],
  allowedHeaders: [],
  trusted: { arn: pool.attrArn, clientIds: [app.ref] },
};

const authorizer = 'x-amazon-apigateway-authorizer';
const small: Definition = {
  info: { title: 'contract', version: '1.2.3' },
  paths: {
    '/users': {
      post: { security: [{ bearerAuth: [] }], uri: 'arn:${AWS::Partition}:function/${CreateUserFunction.Arn}', timeout: 29_000, all: true },
      options: { origin: "'${AllowedOrigin}'", headers: "'Authorization${AdditionalAllowedHeaders}'" },
    },
  },
  components: {
    schemas: { User: { properties: { security: { type: 'string' } } } },
    securitySchemes: { bearerAuth: { [authorizer]: { providerARNs: ['${UserPoolArn}'] } } },
  },
};

const bodyOf = (changes: Partial<Values> = {}, definition: Definition = small): Definition =>
  stack.resolve(importBody(definition, { ...values, ...changes }));
const authorizerOf = ({ components }: Definition) => components.securitySchemes?.['bearerAuth']?.[authorizer];

describe('the definition that is imported', () => {
  it('has the name of the API as its title', () => {
    expect(bodyOf()).toMatchObject({ info: { title: 'user-profiles-dev', version: '1.2.3' } });
  });

  it('invokes the alias of each function, and leaves values that are known at deployment to CloudFormation', () => {
    expect(bodyOf()).toMatchObject({
      paths: { '/users': { post: { uri: { 'Fn::Sub': 'arn:${AWS::Partition}:function/${CreateUserFunctionLive}' } } } },
    });
  });

  it("accepts only tokens of the stack's user pool and app client", () => {
    expect(authorizerOf(bodyOf())).toEqual({
      providerARNs: [{ 'Fn::GetAtt': ['UserPool', 'Arn'] }],
      identityValidationExpression: { 'Fn::Join': ['', ['^(', { Ref: 'App' }, ')$']] },
    });
  });

  it('contains the origin of the environment', () => {
    expect(bodyOf({ allowedOrigins: ['https://app.example.com'] })).toMatchObject({
      paths: { '/users': { options: { origin: "'https://app.example.com'" } } },
    });
  });

  it('allows the headers of the environment in addition to its own', () => {
    expect(bodyOf({ allowedHeaders: ['X-Tenant-Id', 'b3'] })).toMatchObject({
      paths: { '/users': { options: { headers: "'Authorization,X-Tenant-Id,b3'" } } },
    });
  });

  it('accepts only tokens of the user pool and app clients that the environment names', () => {
    const expected = { providerARNs: ['arn:pool'], identityValidationExpression: '^(one|two)$' };
    expect(authorizerOf(bodyOf({ trusted: { arn: 'arn:pool', clientIds: ['one', 'two'] } }))).toEqual(expected);
  });

  it('leaves values that are not texts unchanged', () => {
    expect(bodyOf()).toMatchObject({ paths: { '/users': { post: { timeout: 29_000, all: true } } } });
  });

  it('requires no token without an authorizer, and is otherwise unchanged', () => {
    expect(bodyOf({ trusted: undefined })).toEqual({
      info: { title: 'user-profiles-dev', version: '1.2.3' },
      paths: {
        '/users': {
          post: { uri: { 'Fn::Sub': 'arn:${AWS::Partition}:function/${CreateUserFunctionLive}' }, timeout: 29_000, all: true },
          options: { origin: "'*'", headers: "'Authorization'" },
        },
      },
      components: { schemas: { User: { properties: { security: { type: 'string' } } } } },
    });
  });

  it('does not modify the generated definition', () => {
    const before = JSON.stringify(small);
    bodyOf({ trusted: undefined });
    expect(JSON.stringify(small)).toBe(before);
  });

  it('contains every path and every gateway response of the generated definition', () => {
    const { info: _, ...rest } = generated;
    expect(Object.keys(bodyOf({}, generated) as object)).toEqual(expect.arrayContaining(Object.keys(rest)));
    expect(bodyOf({ trusted: undefined }, generated)).toMatchObject({
      paths: Object.fromEntries(Object.keys(generated.paths).map((path) => [path, expect.anything()])),
      'x-amazon-apigateway-gateway-responses': Object.fromEntries(
        Object.keys(generated['x-amazon-apigateway-gateway-responses']).map((name) => [name, expect.anything()]),
      ),
    });
  });
});
