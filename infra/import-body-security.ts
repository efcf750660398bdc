import { isObject, type Json, listIn, objectIn } from './import-body-parts';
import { type Rule, ruleFor } from './import-body-rule';

const scheme = 'x-amazon-apigateway-authtype';
const authorizerKey = 'x-amazon-apigateway-authorizer';

/**
 * What decides whether a method asks who calls. cdk-nag sees no methods in an imported definition, so that nothing else looks.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
export const securityRules: readonly Rule[] = [
  ruleFor('no security at the root', 'root', ({ value }) =>
    'security' in value ? [[['security'], 'is ignored here, and the methods become public']] : [],
  ),
  ruleFor('every method is secured', 'method', ({ path, name, value }, { authorizer, definition }) => {
    if (name === 'options' || !authorizer) return [];
    const schemes = Object.keys(schemesOf(definition));
    const requirements = listIn(value, 'security').map((requirement) => Object.keys(isObject(requirement) ? requirement : {}));
    const isSecured =
      requirements.length > 0 && requirements.every((names) => names.length > 0 && names.every((one) => schemes.includes(one)));
    return isSecured ? [] : [[[...path, 'security'], 'must name a security scheme; the method is public']];
  }),
  ruleFor('preflights are public', 'method', ({ path, name, value }) =>
    name === 'options' && 'security' in value ? [[[...path, 'security'], 'must not be there: browsers send no token']] : [],
  ),
  ruleFor('no security without an authorizer', 'method', ({ path, value }, { authorizer }) =>
    'security' in value && !authorizer ? [[[...path, 'security'], 'names an authorizer, and this environment has none']] : [],
  ),
  ruleFor('security schemes are authorizers', 'securityScheme', ({ path, value }) => {
    const { type, in: where, name, [scheme]: kind } = value;
    const isKey = type === 'apiKey' && where === 'header' && typeof name === 'string' && typeof kind === 'string';
    if (isKey && (kind === 'awsSigv4' || isAuthorizer(objectIn(value, authorizerKey)))) return [];
    return [[path, `must be an apiKey in a header with ${scheme}, and an authorizer with its providers unless that is awsSigv4`]];
  }),
];

const schemesOf = (definition: unknown): Json =>
  isObject(definition) ? objectIn(objectIn(definition, 'components'), 'securitySchemes') : {};

const isAuthorizer = (authorizer: Json): boolean =>
  authorizer['type'] === 'cognito_user_pools'
    ? listIn(authorizer, 'providerARNs').length > 0
    : ['token', 'request'].includes(String(authorizer['type'])) && typeof authorizer['authorizerUri'] === 'string';
