import { DefinitionError, knowOnly, objectAt, optionalObjectAt, textAt } from './definition/json';
import { bodyTemplate, headerTemplate, type Placeholders, type Template, type Variables } from './definition/templates';
import type { HttpResponse } from './wire/message';

interface Default {
  status: number;
  message: string;
}

/**
 * The responses that API Gateway itself generates, with their defaults.
 * A function that fails or returns a malformed response is a DEFAULT_5XX with status 502.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
const defaults = {
  ACCESS_DENIED: { status: 403, message: 'User is not authorized to access this resource' },
  API_CONFIGURATION_ERROR: { status: 500, message: 'Internal server error' },
  AUTHORIZER_CONFIGURATION_ERROR: { status: 500, message: 'Internal server error' },
  AUTHORIZER_FAILURE: { status: 500, message: 'Internal server error' },
  BAD_REQUEST_BODY: { status: 400, message: 'Invalid request body' },
  BAD_REQUEST_PARAMETERS: { status: 400, message: 'Missing required request parameters' },
  DEFAULT_4XX: { status: 400, message: 'Bad Request' },
  DEFAULT_5XX: { status: 502, message: 'Internal server error' },
  EXPIRED_TOKEN: { status: 403, message: 'The security token included in the request is expired' },
  INTEGRATION_FAILURE: { status: 504, message: 'Internal server error' },
  INTEGRATION_TIMEOUT: { status: 504, message: 'Endpoint request timed out' },
  INVALID_API_KEY: { status: 403, message: 'Forbidden' },
  INVALID_SIGNATURE: { status: 403, message: 'Forbidden' },
  MISSING_AUTHENTICATION_TOKEN: { status: 403, message: 'Missing Authentication Token' },
  QUOTA_EXCEEDED: { status: 429, message: 'Limit Exceeded' },
  REQUEST_TOO_LARGE: { status: 413, message: 'Request Too Long' },
  RESOURCE_NOT_FOUND: { status: 404, message: 'Not Found' },
  THROTTLED: { status: 429, message: 'Too Many Requests' },
  UNAUTHORIZED: { status: 401, message: 'Unauthorized' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'Unsupported Media Type' },
  WAF_FILTERED: { status: 403, message: 'Forbidden' },
} as const satisfies Record<string, Default>;

export type GatewayResponseType = keyof typeof defaults;

/** Returns the gateway response of a type for a request. */
export type GatewayResponses = (type: GatewayResponseType, request: Omit<Variables, 'error'>) => HttpResponse;

/** A gateway response of the definition. */
interface Customized {
  status: number | undefined;
  headers: [string, Template][];
  body: Template | undefined;
  contentType: string;
}

const uncustomized: Customized = { status: undefined, headers: [], body: undefined, contentType: 'application/json' };

/**
 * Reads `x-amazon-apigateway-gateway-responses`. A type that the definition omits uses DEFAULT_4XX or DEFAULT_5XX. A type without a status
 * uses the status of these, or its default status.
 * @throws DefinitionError
 */
export function readGatewayResponses(section: unknown, placeholders: Placeholders): GatewayResponses {
  const root = 'x-amazon-apigateway-gateway-responses';
  const customized = new Map<string, Customized>();
  for (const [type, value] of Object.entries(optionalObjectAt(section, root))) {
    if (!Object.hasOwn(defaults, type)) throw new DefinitionError(`${root}.${type}`, 'is not a gateway response type');
    customized.set(type, readOne(value, `${root}.${type}`, placeholders));
  }
  return (type, request) => {
    const { status, message }: Default = defaults[type];
    const fallback = customized.get(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
    const custom = customized.get(type) ?? fallback ?? uncustomized;
    return render(custom, custom.status ?? fallback?.status ?? status, { ...request, error: { responseType: type, message } });
  };
}

function readOne(value: unknown, location: string, placeholders: Placeholders): Customized {
  const response = objectAt(value, location);
  knowOnly(response, ['statusCode', 'responseParameters', 'responseTemplates'], location);
  const { statusCode } = response;
  const template = firstTemplate(response['responseTemplates'], `${location}.responseTemplates`, placeholders);
  return {
    status: statusCode === undefined ? undefined : statusAt(statusCode, `${location}.statusCode`),
    headers: mappedHeaders(response['responseParameters'], 'gatewayresponse.header.', `${location}.responseParameters`, placeholders),
    body: template?.[1],
    contentType: template?.[0] ?? 'application/json',
  };
}

/** Returns a status code, which the definition contains as a string or a number. @throws DefinitionError */
export function statusAt(value: unknown, location: string): number {
  const status = Number(value);
  if (Number.isInteger(status) && status >= 200 && status <= 599) return status;
  throw new DefinitionError(location, `must be a status code from 200 to 599, it is ${JSON.stringify(value)}`);
}

/**
 * Returns the headers of a `responseParameters` object.
 * @param prefix the text before the name of each header, such as `gatewayresponse.header.`
 * @throws DefinitionError
 */
export function mappedHeaders(value: unknown, prefix: string, location: string, placeholders: Placeholders): [string, Template][] {
  return Object.entries(optionalObjectAt(value, location)).map(([key, mapping]) => {
    if (!key.startsWith(prefix)) throw new DefinitionError(`${location}.${key}`, `must begin with ${prefix}`);
    return [key.slice(prefix.length), headerTemplate(textAt(mapping, `${location}.${key}`), `${location}.${key}`, placeholders)];
  });
}

function firstTemplate(value: unknown, location: string, placeholders: Placeholders): [string, Template] | undefined {
  const templates = optionalObjectAt(value, location);
  const type = 'application/json' in templates ? 'application/json' : Object.keys(templates)[0];
  if (type === undefined) return undefined;
  return [type, bodyTemplate(textAt(templates[type], `${location}.${type}`), `${location}.${type}`, placeholders)];
}

function render({ headers, body, contentType }: Customized, status: number, variables: Variables): HttpResponse {
  const hasContentType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return {
    status,
    headers: [
      ...(hasContentType ? [] : [['Content-Type', contentType] as const]),
      ...headers.map(([name, template]) => [name, template(variables)] as const),
    ],
    body: body ? body(variables) : JSON.stringify({ message: variables.error?.message }),
  };
}
