import { originsIn } from '../../../cors';
import { DefinitionError, type JsonObject, knowOnly, objectAt, optionalObjectAt, textAt } from './json';
import { mappedHeaders, statusAt } from '../gateway-responses';
import type { Placeholders, Template } from './templates';

export type Integration = FunctionIntegration | MockIntegration;

/** A Lambda function behind the method. */
export interface FunctionIntegration {
  type: 'aws_proxy';
  /** Logical name, as in `${CreateUserFunction.Arn}`. */
  functionName: string;
  /** How long API Gateway waits for the function, in milliseconds. */
  timeout: number;
}

/** The gateway responds without calling a function. */
export interface MockIntegration {
  type: 'mock';
  status: number;
  headers: [string, Template][];
  /** The origins that the response allows if the request has one of them. Undefined: `headers` says what is allowed. */
  allowedOrigins: readonly string[] | undefined;
}

/** API Gateway's default and maximum timeout, in milliseconds. */
const defaultTimeout = 29_000;

/**
 * Reads one `x-amazon-apigateway-integration`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 * @throws DefinitionError
 */
export function readIntegration(value: unknown, location: string, placeholders: Placeholders): Integration {
  const integration = objectAt(value, location);
  const type = textAt(integration['type'], `${location}.type`).toLowerCase();
  if (type === 'aws_proxy') return readFunction(integration, location);
  if (type === 'mock') return readMock(integration, location, placeholders);
  throw new DefinitionError(`${location}.type`, `"${type}" is not supported by this gateway; supported are aws_proxy, mock`);
}

function readFunction(integration: JsonObject, location: string): FunctionIntegration {
  knowOnly(integration, ['type', 'httpMethod', 'uri', 'timeoutInMillis', 'passthroughBehavior'], location);
  if (integration['httpMethod'] !== 'POST')
    throw new DefinitionError(`${location}.httpMethod`, 'must be POST, the only method that Lambda supports');
  const uri = textAt(integration['uri'], `${location}.uri`);
  const functionName = /\/functions\/\$\{(\w+)\.Arn\}\/invocations$/.exec(uri)?.[1];
  if (functionName === undefined) throw new DefinitionError(`${location}.uri`, 'must end in /functions/${Name.Arn}/invocations');
  return { type: 'aws_proxy', functionName, timeout: timeoutAt(integration['timeoutInMillis'], `${location}.timeoutInMillis`) };
}

function timeoutAt(value: unknown, location: string): number {
  if (value === undefined) return defaultTimeout;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 50) return value;
  throw new DefinitionError(location, `must be an integer of at least 50 milliseconds, it is ${JSON.stringify(value)}`);
}

/** Supports only a mock with one response for every request. */
function readMock(integration: JsonObject, location: string, placeholders: Placeholders): MockIntegration {
  knowOnly(integration, ['type', 'requestTemplates', 'responses', 'passthroughBehavior'], location);
  const templates = objectAt(integration['requestTemplates'], `${location}.requestTemplates`);
  const template = textAt(templates['application/json'], `${location}.requestTemplates.application/json`);
  if (!/^\s*\{\s*"?statusCode"?\s*:\s*[0-9]{3}\s*\}\s*$/.test(template)) {
    throw new DefinitionError(`${location}.requestTemplates.application/json`, 'must contain only {"statusCode": …}');
  }
  const responses = objectAt(integration['responses'], `${location}.responses`);
  knowOnly(responses, ['default'], `${location}.responses`);
  const at = `${location}.responses.default`;
  const response = objectAt(responses['default'], at);
  knowOnly(response, ['statusCode', 'responseParameters', 'responseTemplates'], at);
  return {
    type: 'mock',
    status: statusAt(response['statusCode'], `${at}.statusCode`),
    headers: mappedHeaders(response['responseParameters'], 'method.response.header.', `${at}.responseParameters`, placeholders),
    allowedOrigins: readOrigins(response, at),
  };
}

/** Reads the template of a mock. It supports the template for several origins only, which writes no body. */
function readOrigins(response: JsonObject, location: string): string[] | undefined {
  const templates = optionalObjectAt(response['responseTemplates'], `${location}.responseTemplates`);
  const written = Object.entries(templates).find(([, template]) => template !== '');
  if (!written) return undefined;
  const [type, template] = written;
  const at = `${location}.responseTemplates.${type}`;
  const origins = originsIn(textAt(template, at));
  if (origins) return origins;
  throw new DefinitionError(at, 'a mock with a template other than that of src/cors.ts is not supported by this gateway');
}
