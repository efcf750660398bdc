import {
  allowOrigins,
  type Mutation,
  set,
  drop,
  root,
  post,
  get,
  options,
  scheme,
  schemeAt,
  audienceAt,
  authorizer,
  responses,
  throttled,
  postAt,
  throttledAt,
  row,
} from './mutation';

const originHeader = 'gatewayresponse.header.Access-Control-Allow-Origin';

/** Violations of the rules for authorizers and gateway responses. */
export const responseMutations: readonly Mutation[] = [
  row('no security at the root', 'a requirement at the root', 'security', set(root, { security: [{ bearerAuth: [] }] })),
  row('every method is secured', 'no requirement', `${postAt}.security`, drop(post, 'security')),
  row('every method is secured', 'an optional requirement', `${postAt}.security`, set(post, { security: [{ bearerAuth: [] }, {}] })),
  row('every method is secured', 'an unknown scheme', 'paths./users.get.security', set(get, { security: [{ other: [] }] })),
  row('every method is secured', 'an empty list of requirements', 'paths./users.get.security', set(get, { security: [] })),
  row('methods accept ID tokens', 'a scope', 'paths./users.get.security', set(get, { security: [{ bearerAuth: ['openid'] }] })),
  row('preflights are public', 'a secured one', 'paths./users.options.security', set(options, { security: [{ bearerAuth: [] }] })),
  row('no security without an authorizer', 'a requirement', `${postAt}.security`, () => {}, { authorizer: false }),
  row('security schemes are user pools', 'bearer', schemeAt, set(scheme, { type: 'http' })),
  row('security schemes are user pools', 'a token in another header', schemeAt, set(scheme, { name: 'X-Token' })),
  row('security schemes are user pools', 'a token in the query', schemeAt, set(scheme, { in: 'query' })),
  row('security schemes are user pools', 'AWS SigV4', schemeAt, set(scheme, { 'x-amazon-apigateway-authtype': 'awsSigv4' })),
  row('security schemes are user pools', 'no authorizer', schemeAt, drop(scheme, 'x-amazon-apigateway-authorizer')),
  row('security schemes are user pools', 'a Lambda authorizer', schemeAt, set(authorizer, { type: 'token' })),
  row('security schemes are user pools', 'no user pool', schemeAt, set(authorizer, { providerARNs: [] })),
  row(
    'security schemes are user pools',
    'the id of a user pool in place of its ARN',
    schemeAt,
    set(authorizer, { providerARNs: ['eu-west-1_Abc123'] }),
  ),
  row('tokens have an accepted audience', 'no expression', audienceAt, drop(authorizer, 'identityValidationExpression')),
  ...['.*', '^$', '^()$', '(1example)', '^(1example)', '^(1example|.*)$', '^(1example|)$', '^1example|another$'].map((expression) =>
    row('tokens have an accepted audience', expression, audienceAt, set(authorizer, { identityValidationExpression: expression })),
  ),
  row('gateway responses have a known type', 'one of a wrong name', 'x-amazon-apigateway-gateway-responses.TIMEOUT', (body) => {
    Object.assign(responses(body), { TIMEOUT: throttled(body) });
  }),
  row('default gateway responses', 'no default', 'x-amazon-apigateway-gateway-responses.DEFAULT_5XX', drop(responses, 'DEFAULT_5XX')),
  row('statuses of gateway responses are strings', 'a number', `${throttledAt}.statusCode`, set(throttled, { statusCode: 429 })),
  row(
    'headers of gateway responses',
    'a literal without quotes',
    `${throttledAt}.responseParameters.gatewayresponse.header.Vary`,
    (body) => {
      Object.assign(throttled(body).responseParameters, { 'gatewayresponse.header.Vary': 'Origin' });
    },
  ),
  row('headers of gateway responses', 'no origin', throttledAt, (body) => {
    Reflect.deleteProperty(throttled(body).responseParameters, originHeader);
  }),
  row(
    'errors are readable in every allowed origin',
    'one of several origins',
    `${throttledAt}.responseParameters.${originHeader}`,
    (body) => {
      allowOrigins(body);
      Object.assign(throttled(body).responseParameters, { [originHeader]: "'https://a.example'" });
    },
  ),
  row('bodies of gateway responses are JSON', 'none', `${throttledAt}.responseTemplates`, drop(throttled, 'responseTemplates')),
  ...[
    '{"detail":"$context.error.messageString"}',
    '{"detail":"$context.error.validationErrorString"}',
    '{"detail":$context.requestId}',
  ].map((template) =>
    row(
      'bodies of gateway responses are JSON',
      template,
      `${throttledAt}.responseTemplates.application/json`,
      set((body) => throttled(body).responseTemplates, { 'application/json': template }),
    ),
  ),
  row('401 responses have WWW-Authenticate', 'no word', 'x-amazon-apigateway-gateway-responses.UNAUTHORIZED', (body) => {
    Reflect.deleteProperty(responses(body).UNAUTHORIZED.responseParameters, 'gatewayresponse.header.WWW-Authenticate');
  }),
];
