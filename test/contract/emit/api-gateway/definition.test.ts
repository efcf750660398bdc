import { describe, expect, it } from '@jest/globals';
import Ajv, { type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { checkPlaceholders, emitApiGateway, gatewayParameter, models } from '../../../../src/contract/emit/api-gateway/definition';
import { locations } from '../../../../src/contract/model';
import { readContract } from '../../../../src/contract/read/contract';
import { mutated } from '../../mutated';
import { contract, requestsOf } from '../../seeds';
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

/** Returns the definition of the edited small contract, with the problems of openapi.yaml, which the gateway responses need. */
function definitionOf(...edits: [string, string][]): Definition {
  return JSON.parse(emitApiGateway({ ...readContract(edited(...edits)), problems: contract.problems }));
}

const real: Definition = JSON.parse(emitApiGateway(contract));
const methodsOf = ({ paths }: Definition) =>
  Object.values(paths).flatMap((item) => Object.entries(item).map(([name, method]) => ({ name, ...method })));
const operationsOf = (definition: Definition) => methodsOf(definition).filter(({ name }) => name !== 'options');
const small = () => definitionOf().paths['/things/{thingId}']?.['put'];

describe('the definition that API Gateway imports', () => {
  it('is OpenAPI 3.0.1 and has only root members that API Gateway supports, without servers and tags', () => {
    expect(real.openapi).toBe('3.0.1');
    expect(Object.keys(real).filter((key) => !key.startsWith('x-amazon-apigateway-'))).toEqual(['openapi', 'info', 'paths', 'components']);
  });

  it('has the version and the title of the contract, which is ApiName in the metrics', () => {
    expect(real.info).toEqual({ title: contract.title, version: contract.version });
  });

  it('validates the body and the parameters of every method', () => {
    expect(real).toMatchObject({
      'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
      'x-amazon-apigateway-request-validator': 'all',
    });
  });

  it('passes binary bodies through unchanged', () => {
    expect(real).toMatchObject({ 'x-amazon-apigateway-binary-media-types': ['application/octet-stream'] });
  });

  it('declares a Cognito authorizer instead of the bearer scheme', () => {
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

  it('is the same when it is emitted twice', () => {
    expect(emitApiGateway(contract)).toBe(emitApiGateway(contract));
  });

  it('contains no null, which CloudFormation rejects', () => {
    expect(emitApiGateway(contract)).not.toMatch(/[:[,]\s*null\b/);
  });

  it('is not emitted if a text of the contract contains a placeholder', () => {
    expect(() => definitionOf(['title: things', "title: 'things of ${owner}'"])).toThrow(
      'generated/api-gateway.json (#/info/title): the text "things of ${owner}" contains ${owner}, which CloudFormation would replace. Write this text without ${ in openapi.yaml.',
    );
  });

  it('may contain the placeholders that the stack replaces', () => {
    expect(() =>
      checkPlaceholders(['${AWS::Partition}', '${AWS::Region}', "'${AllowedOrigin}'", '${UserPoolArn}', '${GetUserFunction.Arn}']),
    ).not.toThrow();
  });

  it('may not contain other placeholders, which are reported with their JSON pointer', () => {
    expect(() => checkPlaceholders({ paths: { '/a': [1, null, 'costs ${price}'] } })).toThrow(
      'generated/api-gateway.json (#/paths/~1a/2): the text "costs ${price}" contains ${price}',
    );
  });
});

describe('a method of the definition', () => {
  it('exists for each operation, and for nothing else except OPTIONS', () => {
    expect(operationsOf(real).map(({ operationId }) => operationId)).toEqual(contract.operations.map(({ id }) => id));
  });

  it('requires a token, except OPTIONS', () => {
    expect(operationsOf(real).map(({ security }) => security)).toEqual(contract.operations.map(() => [{ bearerAuth: [] }]));
    expect(methodsOf(real).filter(({ name, security }) => name === 'options' && security)).toEqual([]);
  });

  it('invokes the function of its operation', () => {
    expect(small()?.['x-amazon-apigateway-integration']).toEqual({
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${ReplaceThingFunction.Arn}/invocations',
      passthroughBehavior: 'when_no_match',
      timeoutInMillis: 29_000,
    });
  });

  it('has only a description for each status', () => {
    expect(small()?.responses).toEqual({ '200': { description: 'Replaced.' }, '409': { description: 'The name is taken.' } });
  });

  it('has no description, tags, x-access or examples', () => {
    const known = ['name', 'operationId', 'parameters', 'requestBody', 'responses', 'security', 'x-amazon-apigateway-integration'];
    expect(operationsOf(real).flatMap((method) => Object.keys(method).filter((key) => !known.includes(key)))).toEqual([]);
  });

  it('has the parameters of its path and its own, each as a string', () => {
    expect(small()?.parameters).toEqual([
      { name: 'thingId', in: 'path', required: true, schema: { type: 'string' } },
      { name: 'dryRun', in: 'query', required: false, schema: { type: 'string' } },
    ]);
  });

  it.each(locations)(
    'requires a %s parameter only in the path, because API Gateway rejects blank values of required parameters',
    (location) => {
      expect(gatewayParameter({ name: 'a', in: location, type: 'string' }).required).toBe(location === 'path');
    },
  );

  it('refers to the model of its body', () => {
    expect(small()?.requestBody).toEqual({
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/ThingRequest' } } },
    });
  });

  it('has no model for an optional body', () => {
    const definition = definitionOf(['        required: true\n        content:', '        content:']);
    expect([operationsOf(definition)[0]?.requestBody, definition.components.schemas]).toEqual([undefined, {}]);
  });
});

describe('the models of the definition', () => {
  it('accept any object, so that the function reports all errors in a body', () => {
    expect(Object.values(models(contract.operations))).toEqual([{ type: 'object' }, { type: 'object' }, { type: 'object' }]);
  });

  it.each(['{ type: array, items: { type: string } }', '{ type: string }'])(
    'are rejected for a request body that is not an object: %s',
    (schema) => {
      const request = '    ThingRequest:\n      type: object\n      properties:\n        name: { type: string }';
      const { operations } = readContract(edited([request, `    ThingRequest: ${schema}`]));
      expect(() => models(operations)).toThrow(
        'the request body is not an object. Use type: object, because API Gateway rejects other bodies as "must be a JSON object".',
      );
    },
  );

  it('are the schemas of request bodies', () => {
    expect(Object.keys(models(contract.operations))).toEqual(['CreateUserRequest', 'ReplaceUserRequest', 'PatchUserRequest']);
  });
});

describe('a body that the handler accepts', () => {
  const ajv = new Ajv({ strict: false });

  it.each(contract.operations.filter(({ body }) => body).map(({ id, body }) => [id, body?.name ?? '']))(
    'in %s is never rejected by the model %s',
    (id, name) => {
      const [handlerAccepts]: ValidateFunction[] = require(`../../../../generated/validators/${id}.js`);
      const gatewayAccepts = ajv.compile(models(contract.operations)[name] ?? {});
      const bodies = requestsOf(id).map((seed) => ('requestBody' in seed ? seed.requestBody : undefined));
      let accepted = 0;
      const property = fc.property(mutated(bodies), (requestBody) => {
        if (!handlerAccepts?.({ requestBody })) return;
        accepted += 1;
        expect([requestBody, gatewayAccepts(requestBody)]).toEqual([requestBody, true]);
      });
      fc.assert(property, { numRuns: 1500 });
      expect(accepted).toBeGreaterThan(100);
    },
  );
});
