import { preflight } from './cors';
import { gatewayResponses } from './responses';
import type { Contract, Operation, Parameter, RequestBody } from '../../model';
import { ContractError, escaped } from '../../read/source';
import { exposedHeaders, functionName } from '../operations';

/**
 * Emits generated/api-gateway.json: the definition that API Gateway imports, with placeholders in the syntax of Fn::Sub.
 * It may be more lenient than the contract, never stricter: the functions validate every request completely.
 * infra/import-check/ checks the definition against the rules of the import.
 * @throws ContractError if a request body is not an object, or if a text of the contract contains a placeholder
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function emitApiGateway(contract: Contract): string {
  const { operations, problems, bearer } = contract;
  const definition = {
    openapi: '3.0.1',
    info: { title: contract.title, version: contract.version },
    paths: Object.fromEntries([...pathsOf(operations)].map(([path, siblings]) => [path, pathItem(siblings, contract)])),
    components: { schemas: models(operations), securitySchemes: { [bearer]: authorizer } },
    'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
    'x-amazon-apigateway-request-validator': 'all',
    'x-amazon-apigateway-binary-media-types': ['application/octet-stream'],
    'x-amazon-apigateway-minimum-compression-size': compressedFrom,
    'x-amazon-apigateway-gateway-responses': gatewayResponses(problems, exposedHeaders(operations)),
  };
  checkPlaceholders(definition);
  return `${JSON.stringify(definition, undefined, 2)}\n`;
}

/** The size in bytes from which API Gateway compresses responses. */
const compressedFrom = 1024;

/** API Gateway does not support the bearer scheme. A Cognito authorizer is an `apiKey` with two extensions. */
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
    parameters: operation.parameters.map(gatewayParameter),
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

/** Requires only path parameters, because API Gateway rejects a blank value of a required parameter, which the contract may allow. */
export function gatewayParameter(parameter: Pick<Parameter, 'name' | 'in' | 'type'>) {
  return { name: parameter.name, in: parameter.in, required: parameter.in === 'path', schema: { type: 'string' } };
}

/** Refers to the model of a required body. An optional body has no model, because API Gateway validates an absent body against it. */
function requestBody({ body }: Operation) {
  if (!body?.required) return {};
  const schema = { $ref: `#/components/schemas/${body.name}` };
  return { requestBody: { required: true, content: { [body.mediaType]: { schema } } } };
}

/**
 * Returns the models of the required request bodies. A model accepts any object: API Gateway cannot report the locations of errors in a body,
 * so the function validates the body and reports all of them.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function models(operations: Operation[]): Record<string, object> {
  const bodies = operations.flatMap(({ body }) => (body?.required ? [body] : []));
  return Object.fromEntries(bodies.map((body) => [body.name, model(body)]));
}

function model({ isObject, location }: RequestBody): object {
  if (isObject) return { type: 'object' };
  throw location.error(
    'the request body is not an object',
    'Use type: object, because API Gateway rejects other bodies as "must be a JSON object"',
  );
}

/** The placeholders that the stack replaces. */
const placeholder = /^(AWS::Partition|AWS::Region|AllowedOrigin|AdditionalAllowedHeaders|UserPoolArn|[A-Z][A-Za-z0-9]*Function\.Arn)$/;

/**
 * Checks every text of the definition for placeholders, because Fn::Sub would also replace a `${…}` from a text of the contract.
 * @throws ContractError with the JSON pointer of an unknown placeholder
 */
export function checkPlaceholders(value: unknown, pointer = '#'): void {
  if (typeof value === 'string') checkText(value, pointer);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, item] of Object.entries(value)) checkPlaceholders(item, `${pointer}/${escaped(name)}`);
}

function checkText(text: string, pointer: string): void {
  for (const [, name = ''] of text.matchAll(/\$\{([^}]*)/g)) {
    if (placeholder.test(name)) continue;
    const problem = `the text "${text}" contains \${${name}}, which CloudFormation would replace`;
    throw new ContractError(`generated/api-gateway.json (${pointer})`, problem, 'Write this text without ${ in openapi.yaml');
  }
}
