import { describe, expect, it } from '@jest/globals';
import { prod } from '../../../infra/environments/prod';
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

/** A property of each function, by operation. */
const propertyOfEach = (template: TemplateJson, name: string): Record<string, unknown> =>
  Object.fromEntries(rows.map(({ id, functionName }) => [id, functionOf(template, functionName).Properties[name]]));

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
    'set the environment variables that $functionName reads: table, shards, origins, settings, environment, audit log, optimizers',
    ({ functionName }) => {
      const changes = { listingShards: 4, allowedOrigins: ['https://app.example.com', 'https://admin.example.com'] };
      const given = variablesOf(functionOf(synthesized(stackOf('dev', changes)), functionName));
      expect(Object.fromEntries(Object.entries(given).map(([name, value]) => [name, textOf(value)]))).toEqual({
        [variable.tableName]: '<UsersTable>',
        [variable.listingShards]: '4',
        [variable.settleSeconds]: '15',
        [variable.allowedOrigins]: 'https://app.example.com,https://admin.example.com',
        [variable.settingsParameter]: '/user-profiles/<EnvironmentSuffix>/settings',
        [variable.environmentName]: '<EnvironmentSuffix>',
        [variable.auditLogGroup]: expect.stringMatching(/^<AuditLog\w+>$/),
        [variable.postponedOptimizers]: 'on',
      });
    },
  );

  it('have the memory and the timeout of the environment, and end ascending listings 5 s before the timeout', () => {
    const template = synthesized(stackOf('dev', { functions: { memoryMB: 1769, timeoutSeconds: 29 } }));
    for (const { functionName } of rows) {
      const lambda = functionOf(template, functionName);
      expect(lambda.Properties).toMatchObject({ MemorySize: 1769, Timeout: 29 });
      expect(variablesOf(lambda)[variable.settleSeconds]).toBe('34');
    }
  });

  it.each(['dev', 'staging'])('of %s reserve no executions', (name) => {
    expect(new Set(Object.values(propertyOfEach(templateOf(name), 'ReservedConcurrentExecutions')))).toEqual(new Set([undefined]));
  });

  it('of prod reserve executions for each operation, together at most 900 of the 1,000 of an account', () => {
    const reserved = propertyOfEach(templateOf('prod'), 'ReservedConcurrentExecutions');
    expect(reserved).toEqual(prod.functions?.reservedConcurrency);
    expect(Object.values(reserved).reduce((sum: number, each) => sum + Number(each), 0)).toBeLessThanOrEqual(900);
  });

  it('reserve executions only for the operations that the environment names', () => {
    const reserved = propertyOfEach(
      synthesized(stackOf('dev', { functions: { reservedConcurrency: { getUser: 40, listUsers: 0 } } })),
      'ReservedConcurrentExecutions',
    );
    expect(reserved).toMatchObject({ getUser: 40, listUsers: 0, createUser: undefined });
  });

  it('log as JSON, with warnings and failures of Lambda only, and drop no line of this project', () => {
    const logging = { LogFormat: 'JSON', ApplicationLogLevel: 'TRACE', SystemLogLevel: 'WARN' };
    for (const each of Object.values(propertyOfEach(templateOf('prod'), 'LoggingConfig'))) expect(each).toMatchObject(logging);
  });

  it('have the system log level of the environment', () => {
    const template = synthesized(stackOf('dev', { functions: { systemLogLevel: 'INFO' } }));
    for (const each of Object.values(propertyOfEach(template, 'LoggingConfig'))) expect(each).toMatchObject({ SystemLogLevel: 'INFO' });
  });

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
