import { describe, expect, it } from '@jest/globals';
import { environment as variable } from '../../../src/config';
import {
  environmentNames,
  type Resource,
  resourcesOf,
  rows,
  stackOf,
  synthesized,
  type TemplateJson,
  templateOf,
  textOf,
} from '../template';

const functionOf = (template: TemplateJson, functionName: string): Resource => {
  const found = template.Resources[functionName];
  if (found === undefined) throw new Error(`no ${functionName}`);
  return found;
};

const variablesOf = ({ Properties }: Resource) => (Properties['Environment'] as { Variables: Record<string, unknown> }).Variables;

describe('the functions', () => {
  it.each(environmentNames)('of %s are one for each operation, with the logical id of the contract', (name) => {
    const names = Object.keys(resourcesOf(templateOf(name), 'AWS::Lambda::Function'));
    expect(names.toSorted()).toEqual(rows.map(({ functionName }) => functionName).toSorted());
    expect(names).toContain('CreateUserFunction');
  });

  it.each(rows)('give $functionName its runtime, processor, memory, and a timeout below that of API Gateway', ({ id, functionName }) => {
    const { Properties } = functionOf(templateOf('prod'), functionName);
    expect(textOf(Properties['FunctionName'])).toBe(`user-profiles-<EnvironmentSuffix>-${id}`);
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: 512,
      Timeout: 10,
      TracingConfig: { Mode: 'Active' },
    });
  });

  it('have one role each', () => {
    const roles = rows.map(({ functionName }) => textOf(functionOf(templateOf('prod'), functionName).Properties['Role']));
    expect(new Set(roles).size).toBe(rows.length);
  });

  it('have one asset each', () => {
    const keys = rows.map(({ functionName }) => JSON.stringify(functionOf(templateOf('prod'), functionName).Properties['Code']));
    expect(keys).toHaveLength(rows.length);
    for (const key of keys) expect(key).toMatch(/"S3Key":"[0-9a-f]{64}\.zip"/);
  });

  it('have one log group each, under the default name of Lambda', () => {
    const template = templateOf('prod');
    for (const { id, functionName } of rows) {
      const { LogGroup } = functionOf(template, functionName).Properties['LoggingConfig'] as { LogGroup: { Ref: string } };
      const name = template.Resources[LogGroup.Ref]?.Properties['LogGroupName'];
      expect(textOf(name)).toBe(`/aws/lambda/user-profiles-<EnvironmentSuffix>-${id}`);
    }
  });

  it.each(rows)(
    'set the environment variables that $functionName reads: table, shards, origin, settings, environment, optimizers',
    ({ functionName }) => {
      const changes = { listingShards: 4, allowedOrigin: 'https://app.example.com' };
      const given = variablesOf(functionOf(synthesized(stackOf('dev', changes)), functionName));
      expect(Object.fromEntries(Object.entries(given).map(([name, value]) => [name, textOf(value)]))).toEqual({
        [variable.tableName]: '<UsersTable>',
        [variable.listingShards]: '4',
        [variable.allowedOrigin]: 'https://app.example.com',
        [variable.settingsParameter]: '/user-profiles/<EnvironmentSuffix>/settings',
        [variable.environmentName]: '<EnvironmentSuffix>',
        [variable.postponedOptimizers]: 'on',
      });
    },
  );

  it('do not postpone the optimizers of V8 if the environment does not', () => {
    const template = synthesized(stackOf('dev', { postponesOptimizers: false }));
    for (const { functionName } of rows) {
      expect(variablesOf(functionOf(template, functionName))).not.toHaveProperty(variable.postponedOptimizers);
    }
  });

  it.each(environmentNames)('of %s enforce x-access: no environment variable turns it off', (name) => {
    for (const { functionName } of rows)
      expect(variablesOf(functionOf(templateOf(name), functionName))).not.toHaveProperty(variable.authorization);
  });

  it('treat every caller as an administrator if the environment has no authorizer', () => {
    const open = synthesized(stackOf('dev', { authorizer: { kind: 'none' } }));
    for (const { functionName } of rows) expect(variablesOf(functionOf(open, functionName))[variable.authorization]).toBe('off');
  });
});
