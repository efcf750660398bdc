import { DefinitionError, knowOnly, objectAt, optionalObjectAt, textAt } from './definition/json';
import type { GatewayResponse } from './wire/response';
import { bodyTemplate, headerTemplate, type Placeholders, type Template, type Variables } from './definition/templates';

interface BuiltIn {
  status: number;
  message: string;
}

/**
 * The answers that API Gateway gives of its own, and what they are unless the definition says otherwise.
 * A function that fails or gives a malformed answer is a DEFAULT_5XX with status 502.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
const builtIn = {
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
} as const satisfies Record<string, BuiltIn>;

export type RefusalType = keyof typeof builtIn;

/** Makes the answer for one refusal. */
export type Refuse = (type: RefusalType, request: Omit<Variables, 'error'>) => GatewayResponse;

/** What the definition says about one type. */
interface Customized {
  status: number | undefined;
  headers: [string, Template][];
  body: Template | undefined;
  contentType: string;
}

const uncustomized: Customized = { status: undefined, headers: [], body: undefined, contentType: 'application/json' };

/**
 * Reads `x-amazon-apigateway-gateway-responses`. A type that it leaves out is answered as DEFAULT_4XX or DEFAULT_5XX,
 * and one without a status has the status of these, or its own when they have none.
 * @throws DefinitionError
 */
export function refusals(section: unknown, placeholders: Placeholders): Refuse {
  const root = 'x-amazon-apigateway-gateway-responses';
  const customized = new Map<string, Customized>();
  for (const [type, value] of Object.entries(optionalObjectAt(section, root))) {
    if (!Object.hasOwn(builtIn, type)) throw new DefinitionError(`${root}.${type}`, 'is no type of gateway response');
    customized.set(type, readOne(value, `${root}.${type}`, placeholders));
  }
  return (type, request) => {
    const { status, message }: BuiltIn = builtIn[type];
    const fallback = customized.get(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
    const custom = customized.get(type) ?? fallback ?? uncustomized;
    return render(custom, custom.status ?? fallback?.status ?? status, { ...request, error: { responseType: type, message } });
  };
}

function readOne(value: unknown, place: string, placeholders: Placeholders): Customized {
  const response = objectAt(value, place);
  knowOnly(response, ['statusCode', 'responseParameters', 'responseTemplates'], place);
  const { statusCode } = response;
  const template = firstTemplate(response['responseTemplates'], `${place}.responseTemplates`, placeholders);
  return {
    status: statusCode === undefined ? undefined : statusAt(statusCode, `${place}.statusCode`),
    headers: mappedHeaders(response['responseParameters'], 'gatewayresponse.header.', `${place}.responseParameters`, placeholders),
    body: template?.[1],
    contentType: template?.[0] ?? 'application/json',
  };
}

/** A status code as the definition spells it: a string of digits or a number. @throws DefinitionError */
export function statusAt(value: unknown, place: string): number {
  const status = Number(value);
  if (Number.isInteger(status) && status >= 200 && status <= 599) return status;
  throw new DefinitionError(place, `must be a status code, it is ${JSON.stringify(value)}`);
}

/** The headers of a `responseParameters` object. @param prefix what precedes the header's name @throws DefinitionError */
export function mappedHeaders(value: unknown, prefix: string, place: string, placeholders: Placeholders): [string, Template][] {
  return Object.entries(optionalObjectAt(value, place)).map(([key, mapping]) => {
    if (!key.startsWith(prefix)) throw new DefinitionError(`${place}.${key}`, `must begin with ${prefix}`);
    return [key.slice(prefix.length), headerTemplate(textAt(mapping, `${place}.${key}`), `${place}.${key}`, placeholders)];
  });
}

function firstTemplate(value: unknown, place: string, placeholders: Placeholders): [string, Template] | undefined {
  const templates = optionalObjectAt(value, place);
  const type = 'application/json' in templates ? 'application/json' : Object.keys(templates)[0];
  if (type === undefined) return undefined;
  return [type, bodyTemplate(textAt(templates[type], `${place}.${type}`), `${place}.${type}`, placeholders)];
}

function render({ headers, body, contentType }: Customized, status: number, variables: Variables): GatewayResponse {
  const typed = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return {
    status,
    headers: [
      ...(typed ? [] : [['Content-Type', contentType] as const]),
      ...headers.map(([name, template]) => [name, template(variables)] as const),
    ],
    body: body ? body(variables) : JSON.stringify({ message: variables.error?.message }),
  };
}
