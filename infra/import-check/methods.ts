import { originsIn } from '../../src/cors';
import { isObject, objectIn } from './json';
import { modelOfContent } from './models';
import type { Part } from './parts';
import { type Finding, type Rule, ruleFor } from './rule';

const integrationKey = 'x-amazon-apigateway-integration';
const functionUri =
  /^arn:\$\{AWS::Partition\}:apigateway:\$\{AWS::Region\}:lambda:path\/2015-03-31\/functions\/\$\{[A-Z]\w*FunctionLive\}\/invocations$/;

/**
 * The default quota of the integration timeout, in milliseconds.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
const maxTimeout = 29_000;

/** The media type of JSON, or one of its format (RFC 6839 §3.1). */
const jsonType = /^application\/([a-z-]+\+)?json$/;

/** Rules for each method, its parameters, bodies, responses and integration. The generator validates status codes and rejects cookies. */
export const methodRules: readonly Rule[] = [
  ruleFor('request bodies are models', 'content', ({ path, value }) =>
    modelOfContent(value) === '' ? [[[...path, 'schema'], 'must be a $ref; API Gateway sometimes ignores an inline schema']] : [],
  ),
  ruleFor('one content type', 'requestBody', ({ path, value }) => {
    const types = Object.keys(objectIn(value, 'content'));
    const message = `is for ${types.join(', ') || 'no type'}; it must be for one type of JSON, because a body of another type is not validated`;
    return jsonType.test(types.join()) ? [] : [[[...path, 'content'], message]];
  }),
  ruleFor('parameters are strings', 'parameter', reducedParameter),
  ruleFor('path parameters are declared', 'method', undeclaredParameters),
  ruleFor('responses have a description only', 'response', ({ path, value }) => [
    ...(typeof value['description'] === 'string' ? [] : [[path, 'must have a description'] as const]),
    ...['$ref', 'content', 'links'].filter((key) => key in value).map((key) => [[...path, key], 'is ignored or fails the import'] as const),
  ]),
  ruleFor('every method has an integration', 'method', ({ path, name, value }) => {
    if (!isObject(value[integrationKey])) return [[[...path, integrationKey], 'is missing; the deployment would fail']];
    return name === 'options' ? [] : functionIntegration([...path, integrationKey], objectIn(value, integrationKey));
  }),
  ruleFor('every path has a preflight', 'path', ({ path, value }) =>
    'options' in value ? [] : [[[...path, 'options'], 'is missing; web apps of other origins cannot call the path']],
  ),
  ruleFor('API Gateway responds to preflights', 'method', ({ path, name, value }) =>
    name === 'options' ? mockIntegration([...path, integrationKey], objectIn(value, integrationKey)) : [],
  ),
  ruleFor('preflights allow an origin', 'method', ({ path, name, value }) =>
    name === 'options' ? allowedOrigins([...path, integrationKey, 'responses', 'default'], value) : [],
  ),
  ruleFor('mapped headers are declared', 'method', undeclaredHeaders),
];

function reducedParameter({ path, value }: Part): Finding[] {
  const schema = objectIn(value, 'schema');
  const isPlain = Object.keys(schema).join() === 'type' && schema['type'] === 'string';
  return [
    ...(isPlain
      ? []
      : [[[...path, 'schema'], 'must be { type: string }; API Gateway checks only whether a parameter is present'] as const]),
    ...(typeof value['name'] === 'string' ? [] : [[[...path, 'name'], 'must be a string'] as const]),
    ...(['path', 'query', 'header'].includes(String(value['in'])) ? [] : [[[...path, 'in'], 'must be path, query or header'] as const]),
  ];
}

function undeclaredParameters({ path, value }: Part): Finding[] {
  const declared = Object.values(objectIn({ list: Object.assign({}, value['parameters']) }, 'list')).filter(isObject);
  const names = declared.filter((one) => one['in'] === 'path' && one['required'] === true).map(({ name }) => name);
  const inPath = [...(path[1] ?? '').matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
  return inPath.filter((name) => !names.includes(name)).map((name) => [[...path, 'parameters'], `must declare ${name} as required`]);
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html */
function functionIntegration(path: readonly string[], integration: Part['value']): Finding[] {
  const { type, httpMethod, uri, timeoutInMillis: timeout = maxTimeout } = integration;
  const found: [boolean, string, string][] = [
    [type === 'aws_proxy', 'type', 'must be aws_proxy'],
    [httpMethod === 'POST', 'httpMethod', 'must be POST, the only method that Lambda supports'],
    [
      typeof uri === 'string' && functionUri.test(uri),
      'uri',
      'must invoke a function of the stack by the ARN of its alias, as in ${GetUserFunctionLive}',
    ],
    [typeof timeout === 'number' && timeout >= 50 && timeout <= maxTimeout, 'timeoutInMillis', `must be from 50 to ${maxTimeout}`],
  ];
  return found.filter(([isRight]) => !isRight).map(([, key, message]) => [[...path, key], message]);
}

function mockIntegration(path: readonly string[], integration: Part['value']): Finding[] {
  const response = objectIn(objectIn(integration, 'responses'), 'default');
  const template = String(objectIn(integration, 'requestTemplates')['application/json']);
  const found: [boolean, string, string][] = [
    [integration['type'] === 'mock', 'type', 'must be mock; no function handles OPTIONS'],
    [/^\{"statusCode": ?204\}$/.test(template), 'requestTemplates', 'must select the status 204'],
    [response['statusCode'] === '204', 'responses', 'must have a default response with the status 204'],
  ];
  return found.filter(([isRight]) => !isRight).map(([, key, message]) => [[...path, key], message]);
}

const originMapping = 'method.response.header.Access-Control-Allow-Origin';

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html */
function allowedOrigins(path: readonly string[], method: Part['value']): Finding[] {
  const response = objectIn(objectIn(objectIn(method, integrationKey), 'responses'), 'default');
  const isMapped = originMapping in objectIn(response, 'responseParameters');
  const templates = objectIn(response, 'responseTemplates');
  if (Object.keys(templates).length === 0) {
    return isMapped ? [] : [[[...path, 'responseParameters'], 'must set Access-Control-Allow-Origin']];
  }
  const isKnown = Object.keys(templates).join() === 'application/json' && originsIn(String(templates['application/json'])) !== undefined;
  const isDeclared = 'Access-Control-Allow-Origin' in objectIn(objectIn(objectIn(method, 'responses'), '204'), 'headers');
  const found: [boolean, string, string][] = [
    [isKnown, 'responseTemplates', 'must be the template of src/cors.ts, the only one that is tested with implementations of VTL'],
    [!isMapped, 'responseParameters', 'must not set Access-Control-Allow-Origin, because other origins would receive this value'],
    [isDeclared, 'responseTemplates', 'must override only a header that the response declares: Access-Control-Allow-Origin'],
  ];
  return found.filter(([isRight]) => !isRight).map(([, key, message]) => [[...path, key], message]);
}

/** The import fails when an integration maps a header that its method does not declare. */
function undeclaredHeaders({ path, value }: Part): Finding[] {
  const responses = Object.values(objectIn(objectIn(value, integrationKey), 'responses')).filter(isObject);
  return responses.flatMap((response) => {
    const status = String(response['statusCode']);
    const declared = objectIn(objectIn(objectIn(value, 'responses'), status), 'headers');
    const mapped = Object.keys(objectIn(response, 'responseParameters')).map((key) => key.replace('method.response.header.', ''));
    return mapped
      .filter((name) => !(name in declared))
      .map((name): Finding => [[...path, 'responses', status, 'headers'], `must declare ${name}`]);
  });
}
