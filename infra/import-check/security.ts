import { isObject, type Json, listIn, objectIn } from './json';
import { type Rule, ruleFor } from './rule';

const authTypeKey = 'x-amazon-apigateway-authtype';
const authorizerKey = 'x-amazon-apigateway-authorizer';
const audienceKey = 'identityValidationExpression';
/** An ARN, or a placeholder for one. */
const userPool = /^(arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool\/[\w-]+|\$\{[^}]+\})$/;
/** Ids of app clients as an anchored alternative, or a placeholder for one id. */
const audience = /^\^\(([a-z0-9]+|\$\{[^}]+\})(\|[a-z0-9]+)*\)\$$/i;

/**
 * Rules for authentication. No other tool checks them: cdk-nag does not inspect the methods of an imported definition. A method without
 * scopes accepts ID tokens and no access tokens. Only an ID token has an audience and says whether the email address is verified.
 * @see https://repost.aws/knowledge-center/api-gateway-cognito-401-unauthorized
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
export const securityRules: readonly Rule[] = [
  ruleFor('no security at the root', 'root', ({ value }) =>
    'security' in value ? [[['security'], 'is ignored by the import: the methods would be public']] : [],
  ),
  ruleFor('every method is secured', 'method', ({ path, name, value }, { authorizer, definition }) => {
    if (name === 'options' || !authorizer) return [];
    const schemes = Object.keys(schemesOf(definition));
    const requirements = listIn(value, 'security').map((requirement) => Object.keys(isObject(requirement) ? requirement : {}));
    const isSecured =
      requirements.length > 0 && requirements.every((names) => names.length > 0 && names.every((one) => schemes.includes(one)));
    return isSecured ? [] : [[[...path, 'security'], 'must name a security scheme; otherwise the method is public']];
  }),
  ruleFor('methods accept ID tokens', 'method', ({ path, value }) => {
    const scopes = listIn(value, 'security')
      .flatMap((requirement) => Object.values(isObject(requirement) ? requirement : {}))
      .flat();
    return scopes.length > 0 ? [[[...path, 'security'], 'must not name scopes; with scopes, API Gateway requires an access token']] : [];
  }),
  ruleFor('preflights are public', 'method', ({ path, name, value }) =>
    name === 'options' && 'security' in value
      ? [[[...path, 'security'], 'must be omitted; browsers send no token with a preflight request']]
      : [],
  ),
  ruleFor('no security without an authorizer', 'method', ({ path, value }, { authorizer }) =>
    'security' in value && !authorizer ? [[[...path, 'security'], 'must be omitted; this environment has no authorizer']] : [],
  ),
  ruleFor('security schemes are user pools', 'securityScheme', ({ path, value }) => {
    const { type, in: where, name, [authTypeKey]: authType } = value;
    const isKey = type === 'apiKey' && where === 'header' && name === 'Authorization' && authType === 'cognito_user_pools';
    if (isKey && isAuthorizer(objectIn(value, authorizerKey))) return [];
    return [[path, `must be an apiKey in the header Authorization with ${authTypeKey} and an authorizer that names its user pools`]];
  }),
  ruleFor('tokens have an accepted audience', 'securityScheme', ({ path, value }) => {
    const { [authorizerKey]: authorizer } = value;
    if (!isObject(authorizer) || audience.test(String(authorizer[audienceKey]))) return [];
    return [
      [
        [...path, authorizerKey, audienceKey],
        'must be ^(id|id)$ with the ids of the app clients; otherwise the API accepts tokens of every app client of the user pool',
      ],
    ];
  }),
];

const schemesOf = (definition: unknown): Json =>
  isObject(definition) ? objectIn(objectIn(definition, 'components'), 'securitySchemes') : {};

const isAuthorizer = (authorizer: Json): boolean => {
  const pools = listIn(authorizer, 'providerARNs');
  return authorizer['type'] === 'cognito_user_pools' && pools.length > 0 && pools.every((pool) => userPool.test(String(pool)));
};
