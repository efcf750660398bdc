import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { accessLogFormat } from '../../../infra/stack/rest-api';
import { throttling } from '../../../src/config';
import {
  expectStack,
  expectTemplateOf,
  environmentNames,
  existingPool,
  resourcesOf,
  rows,
  stackOf,
  synthesized,
  type TemplateJson,
  templateOf,
  textOf,
  theOnly,
} from '../template';

interface Method {
  operationId?: string;
  security?: object[];
  'x-amazon-apigateway-integration': { type: string; uri?: unknown };
}

interface Body {
  info: { title: unknown };
  paths: Record<string, Record<string, Method>>;
  components: { securitySchemes?: object };
  'x-amazon-apigateway-minimum-compression-size': number;
}

const bodyOf = (template: TemplateJson): Body => theOnly(template, 'AWS::ApiGateway::RestApi').Properties['Body'] as Body;

/** Every method except OPTIONS, with its verb and path. */
const methodsOf = (template: TemplateJson) =>
  Object.entries(bodyOf(template).paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([verb]) => verb !== 'options')
      .map(([verb, method]) => ({ at: `${verb.toUpperCase()} ${path}`, method })),
  );

const deploymentOf = (template: TemplateJson): string | undefined => Object.keys(resourcesOf(template, 'AWS::ApiGateway::Deployment'))[0];

describe('the API', () => {
  it('is regional, in the definition and in the resource', () => {
    expectTemplateOf('prod').hasResourceProperties('AWS::ApiGateway::RestApi', {
      EndpointConfiguration: { Types: ['REGIONAL'] },
      Parameters: { endpointConfigurationTypes: 'REGIONAL', basepath: 'ignore', ignore: 'documentation' },
      FailOnWarnings: false,
    });
  });

  it.each(environmentNames)('of %s has its name as the title of the definition', (name) => {
    const template = templateOf(name);
    const title = bodyOf(template).info.title;
    expect(title).toEqual(theOnly(template, 'AWS::ApiGateway::RestApi').Properties['Name']);
    expect(textOf(title)).toBe('user-profiles-<EnvironmentSuffix>');
  });

  it('compresses responses of at least 1 kB', () => {
    const template = templateOf('prod');
    expect(theOnly(template, 'AWS::ApiGateway::RestApi').Properties['MinimumCompressionSize']).toBe(1024);
    expect(bodyOf(template)['x-amazon-apigateway-minimum-compression-size']).toBe(1024);
  });

  it('responds to preflights on every path and requires no token for them', () => {
    for (const methods of Object.values(bodyOf(templateOf('prod')).paths)) {
      expect(methods['options']?.['x-amazon-apigateway-integration'].type).toBe('mock');
      expect(methods['options']).not.toHaveProperty('security');
    }
  });

  it('allows the headers of the environment in preflights on every path', () => {
    const template = synthesized(stackOf('dev', { allowedHeaders: ['X-Tenant-Id'] }));
    const allowed = Object.values(bodyOf(template).paths).map(({ options }) => JSON.stringify(options));
    expect(allowed).toEqual([expect.stringContaining(",tracestate,X-Tenant-Id'"), expect.stringContaining(",tracestate,X-Tenant-Id'")]);
    expect(JSON.stringify(bodyOf(templateOf('dev')))).toContain(",tracestate'");
  });

  it.each(environmentNames)('of %s has no public method except OPTIONS: all others require a token of the user pool', (name) => {
    const template = templateOf(name);
    expect(methodsOf(template)).toHaveLength(rows.length);
    for (const { at, method } of methodsOf(template)) expect([at, method.security]).toEqual([at, [{ bearerAuth: [] }]]);
    expect(bodyOf(template).components.securitySchemes).toEqual({
      bearerAuth: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'cognito_user_pools',
        'x-amazon-apigateway-authorizer': {
          type: 'cognito_user_pools',
          providerARNs: [{ 'Fn::GetAtt': ['UserPool', 'Arn'] }],
          identityValidationExpression: { 'Fn::Join': ['', ['^(', { Ref: 'UserPoolClient' }, ')$']] },
        },
      },
    });
    expect(template.Resources['UserPool']?.Type).toBe('AWS::Cognito::UserPool');
  });

  it('requires a token of the existing user pool if the environment names one', () => {
    const template = synthesized(stackOf('prod', { authorizer: existingPool }));
    expect(bodyOf(template).components.securitySchemes).toMatchObject({
      bearerAuth: {
        'x-amazon-apigateway-authorizer': {
          providerARNs: [existingPool.arn],
          identityValidationExpression: '^(1example23456789|another)$',
        },
      },
    });
    for (const { method } of methodsOf(template)) expect(method.security).toEqual([{ bearerAuth: [] }]);
  });

  it('requires no token and has no authorizer if the environment has none', () => {
    const open = synthesized(stackOf('dev', { authorizer: { kind: 'none' } }));
    expect(/"security|authorizer|UserPool/.exec(JSON.stringify(bodyOf(open)))).toBeNull();
  });

  it.each(environmentNames)('of %s invokes for each method the alias of the function of its operation', (name) => {
    const served = methodsOf(templateOf(name)).map(({ at, method }) => [
      at,
      method.operationId,
      textOf(method['x-amazon-apigateway-integration'].uri),
    ]);
    const wanted = rows.map(({ method, path, id, functionName }) => [
      `${method} ${path}`,
      id,
      `arn:<AWS::Partition>:apigateway:<AWS::Region>:lambda:path/2015-03-31/functions/<${functionName}Live>/invocations`,
    ]);
    expect(served).toEqual(expect.arrayContaining(wanted));
    expect(served).toHaveLength(wanted.length);
  });

  it.each(environmentNames)('of %s can invoke each alias only from its method and stage', (name) => {
    const permissions = Object.values(resourcesOf(templateOf(name), 'AWS::Lambda::Permission')).map(({ Properties }) => ({
      Action: Properties['Action'],
      Principal: Properties['Principal'],
      FunctionName: textOf(Properties['FunctionName']),
      SourceArn: textOf(Properties['SourceArn']).replace(/^arn:[^:]+:execute-api:[^:]*?(<AWS::Region>|eu-west-1):/, ''),
    }));
    const wanted = rows.map(({ method, path, functionName }) => ({
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
      FunctionName: `<${functionName}Live>`,
      SourceArn: expect.stringMatching(
        new RegExp(`^.*<AWS::AccountId>:<Api>/<EnvironmentSuffix>/${method}${path.replace('{userId}', String.raw`\*`)}$`),
      ),
    }));
    expect(permissions).toEqual(wanted);
  });
});

describe('the stage', () => {
  const stageOf = (name: string) => theOnly(templateOf(name), 'AWS::ApiGateway::Stage');

  it('throttles as the environment defines', () => {
    expectStack(stackOf('dev', { throttling: { rate: 20_000, burst: 5000 } })).hasResourceProperties('AWS::ApiGateway::Stage', {
      MethodSettings: [Match.objectLike({ ThrottlingRateLimit: 20_000, ThrottlingBurstLimit: 5000 })],
    });
  });

  it.each(environmentNames)('of %s throttles, logs errors without bodies, traces, and has no metrics of methods', (name) => {
    expect(stageOf(name).Properties).toMatchObject({
      TracingEnabled: true,
      MethodSettings: [
        {
          HttpMethod: '*',
          ResourcePath: '/*',
          ThrottlingRateLimit: throttling.rate,
          ThrottlingBurstLimit: throttling.burst,
          LoggingLevel: 'ERROR',
          DataTraceEnabled: false,
          MetricsEnabled: false,
        },
      ],
    });
  });

  it('has the suffix as its name and writes the access log', () => {
    const { Properties } = stageOf('dev');
    expect(textOf(Properties['StageName'])).toBe('<EnvironmentSuffix>');
    expect(Properties['AccessLogSetting']).toMatchObject({
      DestinationArn: { 'Fn::GetAtt': [expect.stringMatching(/^ApiAccessLogs/), 'Arn'] },
    });
  });

  it('depends on its log group, which API Gateway would create otherwise', () => {
    expect(stageOf('prod').DependsOn).toEqual([expect.stringMatching(/^ApiExecutionLogs/)]);
  });
});

describe('the deployment', () => {
  const same = deploymentOf(templateOf('dev'));

  it('belongs to the stage', () => {
    expectTemplateOf('dev').hasResourceProperties('AWS::ApiGateway::Stage', { DeploymentId: { Ref: same } });
  });

  it('waits for the permissions, so that the stage serves no operation that it is not permitted to invoke', () => {
    const { Resources } = templateOf('dev');
    const permissions = Object.keys(resourcesOf(templateOf('dev'), 'AWS::Lambda::Permission'));
    expect(permissions).toHaveLength(rows.length);
    expect(Resources[same ?? '']?.DependsOn?.toSorted()).toEqual(permissions.toSorted());
  });

  it('keeps its logical id while the definition is unchanged', () => {
    expect(deploymentOf(synthesized(stackOf('dev', { listingShards: 3 }, 'other')))).toBe(same);
  });

  it('gets another logical id when the definition changes', () => {
    expect(deploymentOf(synthesized(stackOf('dev', { allowedOrigins: ['https://app.example.com'] })))).not.toBe(same);
    expect(deploymentOf(synthesized(stackOf('dev', { authorizer: { kind: 'none' } })))).not.toBe(same);
  });
});

describe('the access log', () => {
  it('is one line of JSON whose values are variables of API Gateway', () => {
    expect(accessLogFormat).not.toContain('\n');
    for (const value of Object.values(JSON.parse(accessLogFormat) as Record<string, string>))
      expect(value).toMatch(/^\$context\.[A-Za-z.]+$/);
  });

  it('contains the request id, method, resource, status, latency and type of error', () => {
    const values = Object.values(JSON.parse(accessLogFormat) as Record<string, string>);
    expect(values).toEqual(
      expect.arrayContaining(
        ['requestId', 'httpMethod', 'resourcePath', 'status', 'responseLatency', 'error.responseType'].map((name) => `$context.${name}`),
      ),
    );
  });

  it('contains no personal data: no IP address, path, token, user agent or message', () => {
    expect(accessLogFormat).not.toMatch(/\$context\.(identity|path|authorizer\.(claims|principalId)|error\.(message|validation)|domain)/);
  });

  it('is the format of the stage', () => {
    expectTemplateOf('prod').hasResourceProperties('AWS::ApiGateway::Stage', { AccessLogSetting: { Format: accessLogFormat } });
  });
});
