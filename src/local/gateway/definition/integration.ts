import { DefinitionError, type JsonObject, knowOnly, objectAt, optionalObjectAt, textAt } from './json';
import { mappedHeaders, statusAt } from '../gateway-responses';
import type { Placeholders, Template } from './templates';

export type Integration = FunctionIntegration | MockIntegration;

/** A Lambda function behind the method. */
export interface FunctionIntegration {
  type: 'aws_proxy';
  /** Logical name, as in `${CreateUserFunction.Arn}`. */
  functionName: string;
  /** How long the function may take, in milliseconds. */
  timeout: number;
}

/** The gateway answers itself. */
export interface MockIntegration {
  type: 'mock';
  status: number;
  headers: [string, Template][];
}

/** What API Gateway waits at the most when the definition does not say: 29 s. */
const longestWait = 29_000;

/**
 * Reads one `x-amazon-apigateway-integration`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 * @throws DefinitionError
 */
export function readIntegration(value: unknown, place: string, placeholders: Placeholders): Integration {
  const integration = objectAt(value, place);
  const type = textAt(integration['type'], `${place}.type`).toLowerCase();
  if (type === 'aws_proxy') return readFunction(integration, place);
  if (type === 'mock') return readMock(integration, place, placeholders);
  throw new DefinitionError(`${place}.type`, `"${type}" is not known to this gateway; it knows aws_proxy, mock`);
}

function readFunction(integration: JsonObject, place: string): FunctionIntegration {
  knowOnly(integration, ['type', 'httpMethod', 'uri', 'timeoutInMillis', 'passthroughBehavior'], place);
  if (integration['httpMethod'] !== 'POST') throw new DefinitionError(`${place}.httpMethod`, 'must be POST, the only method of Lambda');
  const uri = textAt(integration['uri'], `${place}.uri`);
  const functionName = /\/functions\/\$\{(\w+)\.Arn\}\/invocations$/.exec(uri)?.[1];
  if (functionName === undefined) throw new DefinitionError(`${place}.uri`, 'must end in /functions/${Name.Arn}/invocations');
  return { type: 'aws_proxy', functionName, timeout: timeoutAt(integration['timeoutInMillis'], `${place}.timeoutInMillis`) };
}

function timeoutAt(value: unknown, place: string): number {
  if (value === undefined) return longestWait;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 50) return value;
  throw new DefinitionError(place, `must be whole milliseconds from 50, it is ${JSON.stringify(value)}`);
}

/** Only a mock with one answer, whatever the request. */
function readMock(integration: JsonObject, place: string, placeholders: Placeholders): MockIntegration {
  knowOnly(integration, ['type', 'requestTemplates', 'responses', 'passthroughBehavior'], place);
  const templates = objectAt(integration['requestTemplates'], `${place}.requestTemplates`);
  const template = textAt(templates['application/json'], `${place}.requestTemplates.application/json`);
  if (!/^\s*\{\s*"?statusCode"?\s*:\s*[0-9]{3}\s*\}\s*$/.test(template)) {
    throw new DefinitionError(`${place}.requestTemplates.application/json`, 'must be {"statusCode": …} and no more');
  }
  const responses = objectAt(integration['responses'], `${place}.responses`);
  knowOnly(responses, ['default'], `${place}.responses`);
  const at = `${place}.responses.default`;
  const response = objectAt(responses['default'], at);
  knowOnly(response, ['statusCode', 'responseParameters', 'responseTemplates'], at);
  refuseBodies(response, at);
  return {
    type: 'mock',
    status: statusAt(response['statusCode'], `${at}.statusCode`),
    headers: mappedHeaders(response['responseParameters'], 'method.response.header.', `${at}.responseParameters`, placeholders),
  };
}

function refuseBodies(response: JsonObject, place: string): void {
  const templates = optionalObjectAt(response['responseTemplates'], `${place}.responseTemplates`);
  const written = Object.entries(templates).find(([, template]) => template !== '');
  if (written) throw new DefinitionError(`${place}.responseTemplates.${written[0]}`, 'a mock with a body is not known to this gateway');
}
