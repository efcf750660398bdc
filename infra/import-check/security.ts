import { isObject, type Json, listIn, objectIn } from './parts';
import { type Rule, ruleFor } from './rule';

const scheme = 'x-amazon-apigateway-authtype';
const authorizerKey = 'x-amazon-apigateway-authorizer';
const expression = 'identityValidationExpression';
/** An ARN, or what stands for one until the deployment. */
const userPool = /^(arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool\/[\w-]+|\$\{[^}]+\})$/;
/** Ids of apps from end to end, or what stands for one. */
const audience = /^\^\(([a-z0-9]+|\$\{[^}]+\})(\|[a-z0-9]+)*\)\$$/i;

/**
 * What decides whether a method asks who calls. cdk-nag sees no methods in an imported definition, so that nothing else looks.
 * A method without scopes takes ID tokens and no access tokens: an ID token alone has the audience, and says whether an address is verified.
 * https://repost.aws/knowledge-center/api-gateway-cognito-401-unauthorized
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
  ruleFor('ID tokens are taken', 'method', ({ path, value }) => {
    const scopes = listIn(value, 'security')
      .flatMap((requirement) => Object.values(isObject(requirement) ? requirement : {}))
      .flat();
    return scopes.length > 0 ? [[[...path, 'security'], 'must name no scopes: for these API Gateway wants an access token']] : [];
  }),
  ruleFor('preflights are public', 'method', ({ path, name, value }) =>
    name === 'options' && 'security' in value ? [[[...path, 'security'], 'must not be there: browsers send no token']] : [],
  ),
  ruleFor('no security without an authorizer', 'method', ({ path, value }, { authorizer }) =>
    'security' in value && !authorizer ? [[[...path, 'security'], 'names an authorizer, and this environment has none']] : [],
  ),
  ruleFor('security schemes are user pools', 'securityScheme', ({ path, value }) => {
    const { type, in: where, name, [scheme]: kind } = value;
    const isKey = type === 'apiKey' && where === 'header' && name === 'Authorization' && kind === 'cognito_user_pools';
    if (isKey && isAuthorizer(objectIn(value, authorizerKey))) return [];
    return [[path, `must be an apiKey in the header Authorization with ${scheme} and an authorizer that names its user pools`]];
  }),
  ruleFor('tokens are for our apps', 'securityScheme', ({ path, value }) => {
    const { [authorizerKey]: asked } = value;
    if (!isObject(asked) || audience.test(String(asked[expression]))) return [];
    return [
      [[...path, authorizerKey, expression], 'must name the apps, as ^(id|id)$: else tokens for all apps of the user pool are taken'],
    ];
  }),
];

const schemesOf = (definition: unknown): Json =>
  isObject(definition) ? objectIn(objectIn(definition, 'components'), 'securitySchemes') : {};

const isAuthorizer = (authorizer: Json): boolean => {
  const pools = listIn(authorizer, 'providerARNs');
  return authorizer['type'] === 'cognito_user_pools' && pools.length > 0 && pools.every((pool) => userPool.test(String(pool)));
};
