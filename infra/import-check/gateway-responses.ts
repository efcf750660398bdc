import { type Json, objectIn } from './json';
import { type Finding, type Rule, ruleFor } from './rule';

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
const types =
  'ACCESS_DENIED API_CONFIGURATION_ERROR AUTHORIZER_CONFIGURATION_ERROR AUTHORIZER_FAILURE BAD_REQUEST_BODY BAD_REQUEST_PARAMETERS ' +
  'DEFAULT_4XX DEFAULT_5XX EXPIRED_TOKEN INTEGRATION_FAILURE INTEGRATION_TIMEOUT INVALID_API_KEY ' +
  'INVALID_SIGNATURE MISSING_AUTHENTICATION_TOKEN QUOTA_EXCEEDED REQUEST_TOO_LARGE RESOURCE_NOT_FOUND ' +
  'THROTTLED UNAUTHORIZED UNSUPPORTED_MEDIA_TYPE WAF_FILTERED';
const prefix = 'gatewayresponse.header.';
const requiredHeaders = ['Access-Control-Allow-Origin', 'Content-Type'];
const section = 'x-amazon-apigateway-gateway-responses';
const mapping = /^(context\.[A-Za-z.]+|method\.request\.(header|querystring|path)\.[A-Za-z0-9._-]+)$/;

/** Rules for gateway responses: the responses that API Gateway creates itself. */
export const gatewayResponseRules: readonly Rule[] = [
  ruleFor('gateway responses have a known type', 'gatewayResponse', ({ path, name }) =>
    types.split(' ').includes(name) ? [] : [[path, 'is not a type of gateway response']],
  ),
  ruleFor('default gateway responses', 'root', ({ value }) =>
    ['DEFAULT_4XX', 'DEFAULT_5XX'].filter((type) => !(type in objectIn(value, section))).map((type) => [[section, type], 'is missing']),
  ),
  ruleFor('statuses of gateway responses are strings', 'gatewayResponse', ({ path, value: { statusCode } }) =>
    typeof statusCode === 'string' && /^[45][0-9]{2}$/.test(statusCode)
      ? []
      : [[[...path, 'statusCode'], `is ${JSON.stringify(statusCode)}; it must be a status code as a string`]],
  ),
  ruleFor('headers of gateway responses', 'gatewayResponse', ({ path, value }) => {
    const headers = objectIn(value, 'responseParameters');
    const missing = requiredHeaders
      .filter((name) => !(prefix + name in headers))
      .map((name): Finding => [path, `must set the header ${name}`]);
    return [...missing, ...mappings([...path, 'responseParameters'], headers)];
  }),
  ruleFor('errors are readable in every allowed origin', 'gatewayResponse', ({ path, value }, { parts }) => {
    const hasOrigins = parts.some((part) => part.kind === 'integrationResponse' && 'responseTemplates' in part.value);
    const name = `${prefix}Access-Control-Allow-Origin`;
    const isReadable = !hasOrigins || objectIn(value, 'responseParameters')[name] === "'*'";
    return isReadable ? [] : [[[...path, 'responseParameters', name], "must be '*', because preflights allow several origins"]];
  }),
  ruleFor('header mappings', 'integrationResponse', ({ path, value }) =>
    mappings([...path, 'responseParameters'], objectIn(value, 'responseParameters'), 'method.response.header.'),
  ),
  ruleFor('bodies of gateway responses are JSON', 'gatewayResponse', ({ path, value }) => {
    const templates = Object.entries(objectIn(value, 'responseTemplates'));
    if (templates.length === 0) return [[[...path, 'responseTemplates'], 'is missing; the response would not be a problem document']];
    return templates
      .filter(([type, template]) => type !== 'application/json' || !isJson(template))
      .map(([type]) => [[...path, 'responseTemplates', type], 'must be JSON after the substitution of its variables']);
  }),
  ruleFor('401 responses have WWW-Authenticate', 'root', ({ value }, { authorizer }) => {
    const { responseParameters } = objectIn(objectIn(value, section), 'UNAUTHORIZED');
    const isSet = `${prefix}WWW-Authenticate` in Object(responseParameters);
    return isSet || !authorizer ? [] : [[[section, 'UNAUTHORIZED'], 'must set WWW-Authenticate; a function cannot set it']];
  }),
];

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html */
function mappings(path: readonly string[], headers: Json, start: string = prefix): Finding[] {
  return Object.entries(headers).flatMap(([key, value]) => [
    ...(key.startsWith(start) ? [] : [[[...path, key], `must begin with ${start}`] as const]),
    ...(typeof value === 'string' && (/^'[^']*'$/.test(value) || mapping.test(value))
      ? []
      : [[[...path, key], `is ${JSON.stringify(value)}; it must be a literal in single quotes or a mapping`] as const]),
  ]);
}

/**
 * Whether the template is JSON after API Gateway has substituted its variables. The value of `messageString` includes its quotes; the text
 * of a validation error contains quotes.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
function isJson(template: unknown): boolean {
  const filled = String(template)
    .replaceAll('$context.error.validationErrorString', '[object has missing required properties (["email"])]')
    .replaceAll('$context.error.messageString', '"message"')
    .replaceAll(/\$context\.[A-Za-z]+(\.[A-Za-z]+)*/g, 'value');
  try {
    JSON.parse(filled);
    return true;
  } catch {
    return false;
  }
}
