import { describe, expect, it } from '@jest/globals';
import { emitApiGateway, gatewayParameter } from '../../../../src/contract/emit/api-gateway/definition';
import { locations } from '../../../../src/contract/model';
import { readContract } from '../../../../src/contract/read/contract';
import { contract } from '../../seeds';
import { edited } from '../../small-contract';

interface Definition {
  openapi: string;
  info: object;
  paths: Record<string, Record<string, Method>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
}

interface Method {
  operationId?: string;
  parameters: { name: string; in: string }[];
  requestBody?: object;
  responses: Record<string, object>;
  security?: object[];
  'x-amazon-apigateway-integration': { type: string; uri?: string };
}

/** The small contract, edited; its problems are those of the real one, because API Gateway's own answers need them. */
function definitionOf(...edits: [string, string][]): Definition {
  return JSON.parse(emitApiGateway({ ...readContract(edited(...edits)), problems: contract.problems }));
}

const real: Definition = JSON.parse(emitApiGateway(contract));
const methodsOf = ({ paths }: Definition) =>
  Object.values(paths).flatMap((item) => Object.entries(item).map(([name, method]) => ({ name, ...method })));
const operationsOf = (definition: Definition) => methodsOf(definition).filter(({ name }) => name !== 'options');
const small = () => definitionOf().paths['/things/{thingId}']?.['put'];

describe('the definition that API Gateway imports', () => {
  it('is OpenAPI 3.0.1 with nothing at its root that API Gateway does not know, servers and tags left out', () => {
    expect(real.openapi).toBe('3.0.1');
    expect(Object.keys(real).filter((key) => !key.startsWith('x-amazon-apigateway-'))).toEqual(['openapi', 'info', 'paths', 'components']);
  });

  it('has the title of the contract, which the metrics carry as ApiName, and the version', () => {
    expect(real.info).toEqual({ title: contract.title, version: contract.version });
  });

  it('validates the body and the parameters of every method', () => {
    expect(real).toMatchObject({
      'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
      'x-amazon-apigateway-request-validator': 'all',
    });
  });

  it('has bytes passed on unchanged', () => {
    expect(real).toMatchObject({ 'x-amazon-apigateway-binary-media-types': ['application/octet-stream'] });
  });

  it('replaces the bearer scheme by a Cognito authorizer', () => {
    expect(real.components.securitySchemes).toEqual({
      bearerAuth: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'cognito_user_pools',
        'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: ['${UserPoolArn}'] },
      },
    });
  });

  it('is the same each time', () => {
    expect(emitApiGateway(contract)).toBe(emitApiGateway(contract));
  });

  it('holds no null anywhere, because CloudFormation refuses it', () => {
    expect(emitApiGateway(contract)).not.toMatch(/[:[,]\s*null\b/);
  });

  it('is checked before it is written', () => {
    expect(() => definitionOf(['title: things', "title: 'things of ${owner}'"])).toThrow('the text "things of ${owner}"');
  });
});

describe('each method', () => {
  it('is one of an operation, and each operation has one', () => {
    expect(operationsOf(real).map(({ operationId }) => operationId)).toEqual(contract.operations.map(({ id }) => id));
  });

  it('asks for a token, and OPTIONS never does', () => {
    expect(operationsOf(real).map(({ security }) => security)).toEqual(contract.operations.map(() => [{ bearerAuth: [] }]));
    expect(methodsOf(real).filter(({ name, security }) => name === 'options' && security)).toEqual([]);
  });

  it('calls the function of its operation', () => {
    expect(small()?.['x-amazon-apigateway-integration']).toEqual({
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${ReplaceThingFunction.Arn}/invocations',
      passthroughBehavior: 'when_no_match',
      timeoutInMillis: 29_000,
    });
  });

  it('has numbered responses with a description and nothing else', () => {
    expect(small()?.responses).toEqual({ '200': { description: 'Replaced.' }, '409': { description: 'The name is taken.' } });
  });

  it('has no description, tags, x-access or examples', () => {
    const known = ['name', 'operationId', 'parameters', 'requestBody', 'responses', 'security', 'x-amazon-apigateway-integration'];
    expect(operationsOf(real).flatMap((method) => Object.keys(method).filter((key) => !known.includes(key)))).toEqual([]);
  });

  it('has the parameters of its path and its own, each reduced to text', () => {
    expect(small()?.parameters).toEqual([
      { name: 'thingId', in: 'path', required: true, schema: { type: 'string' } },
      { name: 'dryRun', in: 'query', required: false, schema: { type: 'string' } },
    ]);
  });

  it.each(locations)('requires a parameter in the %s only when it is the path, because API Gateway refuses a blank one', (location) => {
    expect(gatewayParameter({ name: 'a', in: location, type: 'string' }).required).toBe(location === 'path');
  });

  it('has no cookie parameter', () => {
    const [put] = operationsOf(definitionOf(['in: query', 'in: cookie']));
    expect(put?.parameters.map(({ name }) => name)).toEqual(['thingId']);
  });

  it('refers to the model of its body', () => {
    expect(small()?.requestBody).toEqual({
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/ThingRequest' } } },
    });
  });

  it('has no model for a body that may be absent', () => {
    const definition = definitionOf(['        required: true\n        content:', '        content:']);
    expect([operationsOf(definition)[0]?.requestBody, definition.components.schemas]).toEqual([undefined, {}]);
  });
});
