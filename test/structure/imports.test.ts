import { describe, expect, it } from '@jest/globals';
import { filesIn, textOf } from './files';
import { cycles, importsOf, wrongImports } from './imports';

const isCode = (file: string): boolean => /\.(ts|js|cjs|mjs)$/.test(file);
const files = ['src', 'generated', 'infra', 'clients/typescript'].flatMap(filesIn).filter(isCode);
const imports = Object.fromEntries(files.map((file) => [file, importsOf(textOf(file))]));

describe('the imports of the project', () => {
  it('run one way', () => {
    expect(wrongImports(imports)).toEqual([]);
  });

  it('make no circle', () => {
    expect(cycles(imports)).toEqual([]);
  });

  it('are found in every layer that has code', () => {
    expect(files.length).toBeGreaterThan(5);
    expect(Object.values(imports).flat().length).toBeGreaterThan(5);
  });
});

describe('the reader of imports', () => {
  it.each([
    [`import { a } from './a';`],
    [`import type { A } from './a';`],
    [`import './a';`],
    [`export { a } from './a';`],
    [`export * from './a';`],
    [`const a = require('./a');`],
    [`const a = import('./a');`],
    [`let a: import('./a').A;`],
  ])('sees %s', (text) => {
    expect(importsOf(text)).toEqual(['./a']);
  });

  it('takes no import from a comment or a text', () => {
    expect(importsOf(`// import './a'\nconst text = "import './a'";`)).toEqual([]);
  });
});

describe('the rule of directions', () => {
  it.each([
    ['src/contract/model.ts', '../users/profile'],
    ['src/contract/model.ts', '../../generated/types'],
    ['generated/operations.ts', '../src/users/profile'],
    ['src/users/register.ts', '../dynamodb/adapter'],
    ['src/users/register.ts', '../http/reply'],
    ['src/users/register.ts', '../../generated/operations'],
    ['src/users/register.ts', 'ajv'],
    ['src/users/register.ts', '@aws-sdk/client-dynamodb'],
    ['src/users/register.ts', 'node:http'],
    ['src/users/register.ts', 'crypto'],
    ['src/dynamodb/adapter.ts', '../http/reply'],
    ['src/dynamodb/adapter.ts', '../config'],
    ['src/dynamodb/adapter.ts', '../../generated/operations'],
    ['src/dynamodb/adapter.ts', 'openapi-backend'],
    ['src/http/serve.ts', '../dynamodb/adapter'],
    ['src/http/serve.ts', '../handlers/getUser'],
    ['src/http/serve.ts', '@aws-sdk/client-dynamodb'],
    ['src/http/serve.ts', '../telemetry/metrics/counter'],
    ['src/http/serve.ts', '../settings/settings'],
    ['src/telemetry/tracing/xray.ts', '../../lambda'],
    ['src/telemetry/tracing/xray.ts', 'aws-xray-sdk-core'],
    ['src/settings/live.ts', '../config'],
    ['src/settings/parameter.ts', '@aws-sdk/client-ssm'],
    ['src/telemetry/metrics/counter.ts', '../../http/serve'],
    ['src/telemetry/metrics/counter.ts', '@aws-lambda-powertools/metrics'],
    ['src/telemetry/logger.ts', '../http/serve'],
    ['src/lambda.ts', '@aws-lambda-powertools/logger'],
    ['src/lambda.ts', './handlers/getUser'],
    ['src/lambda.ts', './local/main'],
    ['src/lambda.ts', '@aws-sdk/client-dynamodb'],
    ['src/handlers/getUser.ts', '../dynamodb/adapter'],
    ['src/handlers/getUser.ts', './createUser'],
    ['src/handlers/getUser.ts', '../config'],
    ['src/local/main.ts', '../contract/model'],
    ['src/local/main.ts', '../../infra/app'],
    ['src/config.ts', './users/profile'],
    ['infra/stack/stack.ts', '../../src/handlers/getUser'],
    ['infra/stack/stack.ts', '../../src/dynamodb/adapter'],
    ['infra/stack/stack.ts', '@aws-sdk/client-dynamodb'],
    ['clients/typescript/src/client.ts', '../../../generated/types'],
    ['clients/typescript/src/client.ts', '../../../src/users/profile'],
    ['clients/typescript/src/client.ts', 'node:http'],
    ['clients/typescript/src/client.ts', 'axios'],
  ])('refuses that %s imports %s', (file, specifier) => {
    expect(wrongImports({ [file]: [specifier] })).toHaveLength(1);
  });

  it.each([
    ['src/users/register.ts', '../../generated/types'],
    ['src/users/register.ts', './profile'],
    ['src/dynamodb/adapter.ts', '../users/profile'],
    ['src/dynamodb/adapter.ts', '@aws-sdk/lib-dynamodb'],
    ['src/dynamodb/client/client.ts', '../../telemetry/tracing/xray'],
    ['src/http/serve.ts', '../../generated/operations'],
    ['src/settings/parameter.ts', '../telemetry/tracing/xray'],
    ['src/telemetry/metrics/counter.ts', '../../http/log-line'],
    ['src/lambda.ts', './config'],
    ['src/lambda.ts', './settings/live'],
    ['src/handlers/getUser.ts', '../lambda'],
    ['src/local/main.ts', '../handlers/getUser'],
    ['infra/stack/stack.ts', '../../src/dynamodb/table'],
    ['infra/stack/stack.ts', '../../generated/api-gateway.json'],
    ['infra/stack/stack.ts', 'aws-cdk-lib/aws-lambda'],
  ])('lets %s import %s', (file, specifier) => {
    expect(wrongImports({ [file]: [specifier] })).toEqual([]);
  });

  it('refuses a file of src that belongs to no layer', () => {
    expect(wrongImports({ 'src/utils/text.ts': [] })).toEqual(['src/utils/text.ts belongs to no layer']);
  });

  it('finds a circle of three files once', () => {
    const circle = { 'src/users/a.ts': ['./b'], 'src/users/b.ts': ['./c'], 'src/users/c.ts': ['./a'] };
    expect(cycles(circle)).toEqual(['src/users/a.ts → src/users/b.ts → src/users/c.ts → src/users/a.ts']);
  });

  it('takes two ways to the same file for no circle', () => {
    const diamond = { 'src/users/a.ts': ['./b', './c'], 'src/users/b.ts': ['./d'], 'src/users/c.ts': ['./d'], 'src/users/d.ts': [] };
    expect(cycles(diamond)).toEqual([]);
  });
});
