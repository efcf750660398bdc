import { modelOfContent } from './models';
import { isObject, objectIn, type Part } from './parts';
import { type Finding, type Rule, ruleFor } from './rule';

const integrationKey = 'x-amazon-apigateway-integration';
const functionUri = /^arn:\$\{AWS::Partition\}:apigateway:\$\{AWS::Region\}:lambda:path\/2015-03-31\/functions\/\$\{[^}]+\}\/invocations$/;

/** A REST API waits for 29 s unless its quota was raised. https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
const longestWait = 29_000;

/** What holds for each method, its parameters, bodies, answers and integration. */
export const methodRules: readonly Rule[] = [
  ruleFor('request bodies are models', 'content', ({ path, value }) =>
    modelOfContent(value) === '' ? [[[...path, 'schema'], 'must be a $ref; a schema in place is ignored at times']] : [],
  ),
  ruleFor('one content type', 'requestBody', ({ path, value }) => {
    const types = Object.keys(objectIn(value, 'content'));
    return types.join() === 'application/json'
      ? []
      : [[[...path, 'content'], `is for ${types.join(', ') || 'nothing'}; only the type that a request declares is validated`]];
  }),
  ruleFor('reduced parameters', 'parameter', reducedParameter),
  ruleFor('no cookies', 'parameter', ({ path, value }) => (value['in'] === 'cookie' ? [[path, 'a cookie is not supported']] : [])),
  ruleFor('path parameters are declared', 'method', undeclaredParameters),
  ruleFor('numeric answers', 'response', ({ path, name, value }) => [
    ...(/^[1-5][0-9]{2}$/.test(name) ? [] : [[path, `${name} is no status code; default and ranges are not supported`] as const]),
    ...(typeof value['description'] === 'string' ? [] : [[path, 'must have a description'] as const]),
    ...['$ref', 'content', 'links'].filter((key) => key in value).map((key) => [[...path, key], 'has no effect or fails'] as const),
  ]),
  ruleFor('every method has an integration', 'method', ({ path, name, value }) => {
    if (!isObject(value[integrationKey])) return [[[...path, integrationKey], 'is missing; the deployment fails']];
    return name === 'options' ? [] : functionIntegration([...path, integrationKey], objectIn(value, integrationKey));
  }),
  ruleFor('every path has a preflight', 'path', ({ path, value }) =>
    'options' in value ? [] : [[[...path, 'options'], 'is missing; browsers of other origins cannot call the path']],
  ),
  ruleFor('a preflight is answered by the gateway', 'method', ({ path, name, value }) =>
    name === 'options' ? mockIntegration([...path, integrationKey], objectIn(value, integrationKey)) : [],
  ),
  ruleFor('mapped headers are declared', 'method', undeclaredHeaders),
];

function reducedParameter({ path, value }: Part): Finding[] {
  const schema = objectIn(value, 'schema');
  const isPlain = Object.keys(schema).join() === 'type' && schema['type'] === 'string';
  return [
    ...(isPlain ? [] : [[[...path, 'schema'], 'must be { type: string }; API Gateway looks at presence alone'] as const]),
    ...(typeof value['name'] === 'string' ? [] : [[[...path, 'name'], 'must be text'] as const]),
    ...(['path', 'query', 'header', 'cookie'].includes(String(value['in'])) ? [] : [[[...path, 'in'], 'is no place'] as const]),
  ];
}

function undeclaredParameters({ path, value }: Part): Finding[] {
  const declared = Object.values(objectIn({ list: Object.assign({}, value['parameters']) }, 'list')).filter(isObject);
  const names = declared.filter((one) => one['in'] === 'path' && one['required'] === true).map(({ name }) => name);
  const inPath = [...(path[1] ?? '').matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
  return inPath.filter((name) => !names.includes(name)).map((name) => [[...path, 'parameters'], `must declare ${name} as required`]);
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html */
function functionIntegration(path: readonly string[], integration: Part['value']): Finding[] {
  const { type, httpMethod, uri, timeoutInMillis: wait = longestWait } = integration;
  const found: [boolean, string, string][] = [
    [type === 'aws_proxy', 'type', 'must be aws_proxy'],
    [httpMethod === 'POST', 'httpMethod', 'must be POST, the only method of Lambda'],
    [typeof uri === 'string' && functionUri.test(uri), 'uri', 'must call a function of the stack by its ARN'],
    [typeof wait === 'number' && wait >= 50 && wait <= longestWait, 'timeoutInMillis', `must be from 50 to ${longestWait}`],
  ];
  return found.filter(([isRight]) => !isRight).map(([, key, message]) => [[...path, key], message]);
}

function mockIntegration(path: readonly string[], integration: Part['value']): Finding[] {
  const answer = objectIn(objectIn(integration, 'responses'), 'default');
  const template = String(objectIn(integration, 'requestTemplates')['application/json']);
  const found: [boolean, string, string][] = [
    [integration['type'] === 'mock', 'type', 'must be mock: no function knows OPTIONS'],
    [/^\{"statusCode": ?204\}$/.test(template), 'requestTemplates', 'must choose the status 204'],
    [answer['statusCode'] === '204', 'responses', 'must answer 204 by default'],
    ['method.response.header.Access-Control-Allow-Origin' in objectIn(answer, 'responseParameters'), 'responses', 'must allow an origin'],
  ];
  return found.filter(([isRight]) => !isRight).map(([, key, message]) => [[...path, key], message]);
}

/** A header that an integration maps and its method does not declare fails the import. */
function undeclaredHeaders({ path, value }: Part): Finding[] {
  const answers = Object.values(objectIn(objectIn(value, integrationKey), 'responses')).filter(isObject);
  return answers.flatMap((answer) => {
    const status = String(answer['statusCode']);
    const declared = objectIn(objectIn(objectIn(value, 'responses'), status), 'headers');
    const mapped = Object.keys(objectIn(answer, 'responseParameters')).map((key) => key.replace('method.response.header.', ''));
    return mapped
      .filter((name) => !(name in declared))
      .map((name): Finding => [[...path, 'responses', status, 'headers'], `lacks ${name}`]);
  });
}
