import { describe, expect, it } from '@jest/globals';
import { filesIn, textOf } from './files';
import { cycles, importsOf, wrongImports } from './imports';

const isCode = (file: string): boolean => /\.(tsx?|js|cjs|mjs)$/.test(file);
const files = ['src', 'generated', 'infra', 'clients/typescript'].flatMap(filesIn).filter(isCode);
const imports = Object.fromEntries(files.map((file) => [file, importsOf(textOf(file))]));

describe('the imports of the project', () => {
  it('are those that the layers allow', () => {
    expect(wrongImports(imports)).toEqual([]);
  });

  it('have no cycles', () => {
    expect(cycles(imports)).toEqual([]);
  });

  it('are found: the test reads files and their imports', () => {
    expect(files.length).toBeGreaterThan(5);
    expect(Object.values(imports).flat().length).toBeGreaterThan(5);
  });
});

describe('importsOf', () => {
  it.each([
    [`import { a } from './a';`],
    [`import type { A } from './a';`],
    [`import './a';`],
    [`export { a } from './a';`],
    [`export * from './a';`],
    [`const a = require('./a');`],
    [`const a = import('./a');`],
    [`let a: import('./a').A;`],
  ])('finds the import in %s', (text) => {
    expect(importsOf(text)).toEqual(['./a']);
  });

  it('finds no import in a comment or a string', () => {
    expect(importsOf(`// import './a'\nconst text = "import './a'";`)).toEqual([]);
  });
});

describe('wrongImports', () => {
  it.each([
    ['src/contract/model.ts', '../users/profile'],
    ['src/contract/model.ts', '../../generated/types'],
    ['generated/operations.ts', '../src/users/profile'],
    ['src/users/register.ts', '../dynamodb/store'],
    ['src/users/register.ts', '../http/response'],
    ['src/users/register.ts', '../../generated/operations'],
    ['src/users/register.ts', 'ajv'],
    ['src/users/register.ts', '@aws-sdk/client-dynamodb'],
    ['src/users/register.ts', 'node:http'],
    ['src/users/register.ts', 'crypto'],
    ['src/dynamodb/store.ts', '../http/response'],
    ['src/dynamodb/store.ts', '../config'],
    ['src/dynamodb/store.ts', '../../generated/operations'],
    ['src/dynamodb/store.ts', 'openapi-backend'],
    ['src/http/serve.ts', '../dynamodb/store'],
    ['src/http/serve.ts', '../handlers/getUser'],
    ['src/http/serve.ts', '@aws-sdk/client-dynamodb'],
    ['src/http/serve.ts', '../telemetry/metrics'],
    ['src/http/serve.ts', '../settings/settings'],
    ['src/telemetry/xray.ts', '../lambda'],
    ['src/telemetry/xray.ts', 'aws-xray-sdk-core'],
    ['src/settings/refresh.ts', '../config'],
    ['src/aws/access.ts', '../telemetry/xray'],
    ['src/settings/parameter.ts', '@aws-sdk/client-ssm'],
    ['src/telemetry/metrics.ts', '../http/serve'],
    ['src/telemetry/metrics.ts', '@aws-lambda-powertools/metrics'],
    ['src/telemetry/logger.ts', '../http/serve'],
    ['src/lambda.ts', '@aws-lambda-powertools/logger'],
    ['src/lambda.ts', './handlers/getUser'],
    ['src/lambda.ts', './local/main'],
    ['src/lambda.ts', '@aws-sdk/client-dynamodb'],
    ['src/handlers/getUser.ts', '../dynamodb/store'],
    ['src/handlers/getUser.ts', '../dynamodb/client/client'],
    ['src/handlers/getUser.ts', '@aws-sdk/client-dynamodb'],
    ['src/handlers/getUser.ts', './createUser'],
    ['src/handlers/getUser.ts', '../config'],
    ['src/local/main.ts', '../contract/model'],
    ['src/local/main.ts', '../../infra/app'],
    ['src/config.ts', './users/profile'],
    ['infra/stack/stack.ts', '../../src/handlers/getUser'],
    ['infra/stack/stack.ts', '../../src/dynamodb/store'],
    ['infra/stack/stack.ts', '@aws-sdk/client-dynamodb'],
    ['clients/typescript/src/client.ts', '../../../generated/types'],
    ['clients/typescript/src/client.ts', '../../../src/users/profile'],
    ['clients/typescript/src/client.ts', 'node:http'],
    ['clients/typescript/src/client.ts', 'axios'],
    ['clients/typescript/src/client.ts', './fixtures/index.js'],
    ['clients/typescript/src/client.ts', './generated/tanstack-query.js'],
    ['clients/typescript/src/client.ts', '@tanstack/react-query'],
    ['clients/typescript/src/fixtures/fake-api.ts', '../tanstack-query/keys.js'],
    ['clients/typescript/src/tanstack-query/keys.ts', 'react'],
  ])('reports %s when it imports %s', (file, specifier) => {
    expect(wrongImports({ [file]: [specifier] })).toHaveLength(1);
  });

  it.each([
    ['src/users/register.ts', '../../generated/types'],
    ['src/users/register.ts', './profile'],
    ['src/dynamodb/store.ts', '../users/profile'],
    ['src/dynamodb/store.ts', '@aws-sdk/lib-dynamodb'],
    ['src/dynamodb/client/client.ts', '../../telemetry/xray'],
    ['src/dynamodb/client/client.ts', '../../aws/access'],
    ['src/http/serve.ts', '../../generated/operations'],
    ['src/settings/parameter.ts', '../telemetry/xray'],
    ['src/settings/parameter.ts', '../aws/signature'],
    ['src/telemetry/metrics.ts', '../http/log-line'],
    ['src/lambda.ts', './config'],
    ['src/lambda.ts', './settings/refresh'],
    ['src/handlers/getUser.ts', '../lambda'],
    ['src/handlers/getUser.ts', '../dynamodb/find'],
    ['src/local/main.ts', '../handlers/getUser'],
    ['infra/stack/stack.ts', '../../src/dynamodb/table'],
    ['infra/stack/stack.ts', '../../generated/api-gateway.json'],
    ['infra/stack/stack.ts', 'aws-cdk-lib/aws-lambda'],
    ['clients/typescript/src/tanstack-query/keys.ts', '../json.js'],
    ['clients/typescript/src/generated/tanstack-query.ts', '@tanstack/react-query'],
    ['clients/typescript/src/fixtures/fake-api.ts', '../transport.js'],
  ])('allows %s to import %s', (file, specifier) => {
    expect(wrongImports({ [file]: [specifier] })).toEqual([]);
  });

  it('reports a file that belongs to no layer', () => {
    expect(wrongImports({ 'src/utils/text.ts': [] })).toEqual(['src/utils/text.ts belongs to no layer']);
  });

  it('reports a cycle of three files once', () => {
    const cycle = { 'src/users/a.ts': ['./b'], 'src/users/b.ts': ['./c'], 'src/users/c.ts': ['./a'] };
    expect(cycles(cycle)).toEqual(['src/users/a.ts → src/users/b.ts → src/users/c.ts → src/users/a.ts']);
  });

  it('does not report two paths to the same file as a cycle', () => {
    const diamond = { 'src/users/a.ts': ['./b', './c'], 'src/users/b.ts': ['./d'], 'src/users/c.ts': ['./d'], 'src/users/d.ts': [] };
    expect(cycles(diamond)).toEqual([]);
  });
});
