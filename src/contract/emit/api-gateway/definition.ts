import { checkDefinition } from './check';
import { preflight } from './cors';
import { gatewayResponses } from './responses';
import { emitModels } from './models';
import type { Contract, Operation, Parameter } from '../../model';
import { exposedHeaders, functionName } from '../operations';

/**
 * generated/api-gateway.json: the definition that API Gateway imports, with its placeholders in the syntax of Fn::Sub.
 * It may ask less of a request than the contract does, never more: the function behind it checks everything again.
 * @throws ContractError when the result holds what the import or CloudFormation refuses.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function emitApiGateway(contract: Contract): string {
  const { operations, problems, bearer } = contract;
  const definition = {
    openapi: '3.0.1',
    info: { title: contract.title, version: contract.version },
    paths: Object.fromEntries([...pathsOf(operations)].map(([path, siblings]) => [path, pathItem(siblings, contract)])),
    components: { schemas: emitModels(operations), securitySchemes: { [bearer]: authorizer } },
    'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
    'x-amazon-apigateway-request-validator': 'all',
    'x-amazon-apigateway-binary-media-types': ['application/octet-stream'],
    'x-amazon-apigateway-minimum-compression-size': compressedFrom,
    'x-amazon-apigateway-gateway-responses': gatewayResponses(problems, exposedHeaders(operations)),
  };
  checkDefinition(definition);
  return `${JSON.stringify(definition, undefined, 2)}\n`;
}

/** Bytes from which the gateway compresses answers. */
const compressedFrom = 1024;

/** API Gateway knows no bearer scheme: a Cognito authorizer is an `apiKey` with two extensions. */
const authorizer = {
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  'x-amazon-apigateway-authtype': 'cognito_user_pools',
  'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: ['${UserPoolArn}'] },
};

function pathsOf(operations: Operation[]): Map<string, Operation[]> {
  const paths = new Map<string, Operation[]>();
  for (const operation of operations) paths.set(operation.path, [...(paths.get(operation.path) ?? []), operation]);
  return paths;
}

function pathItem(siblings: Operation[], { operations, bearer }: Contract) {
  const own = siblings.map((operation): [string, object] => [operation.method.toLowerCase(), method(operation, bearer)]);
  return { ...Object.fromEntries(own), options: preflight(siblings, operations) };
}

function method(operation: Operation, bearer: string) {
  return {
    operationId: operation.id,
    parameters: operation.parameters.filter((parameter) => parameter.in !== 'cookie').map(gatewayParameter),
    ...requestBody(operation),
    responses: Object.fromEntries(operation.responses.map(({ status, description }) => [String(status), { description }])),
    security: [{ [bearer]: [] }],
    'x-amazon-apigateway-integration': {
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${functionName(operation.id)}.Arn}/invocations`,
      passthroughBehavior: 'when_no_match',
      timeoutInMillis: 29_000,
    },
  };
}

/** Only a path parameter is required here: API Gateway refuses a blank value of a required one, which the contract may allow. */
export function gatewayParameter(parameter: Pick<Parameter, 'name' | 'in' | 'type'>) {
  return { name: parameter.name, in: parameter.in, required: parameter.in === 'path', schema: { type: 'string' } };
}

/** An optional body gets no model, because API Gateway holds an absent one against it. */
function requestBody({ body }: Operation) {
  if (!body?.required) return {};
  const schema = { $ref: `#/components/schemas/${body.name}` };
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}
