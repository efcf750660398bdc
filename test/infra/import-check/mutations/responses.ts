import {
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

/** What can be wrong with authorizers and gateway responses. */
export const answerMutations: readonly Mutation[] = [
  row('no security at the root', 'all that is said once', 'security', set(root, { security: [{ bearerAuth: [] }] })),
  row('every method is secured', 'one that is not', `${postAt}.security`, drop(post, 'security')),
  row('every method is secured', 'one that need not be', `${postAt}.security`, set(post, { security: [{ bearerAuth: [] }, {}] })),
  row('every method is secured', 'an unknown scheme', 'paths./users.get.security', set(get, { security: [{ other: [] }] })),
  row('every method is secured', 'nothing that is asked for', 'paths./users.get.security', set(get, { security: [] })),
  row('ID tokens are taken', 'a scope', 'paths./users.get.security', set(get, { security: [{ bearerAuth: ['openid'] }] })),
  row('preflights are public', 'a secured one', 'paths./users.options.security', set(options, { security: [{ bearerAuth: [] }] })),
  row('no security without an authorizer', 'there all the same', `${postAt}.security`, () => {}, { authorizer: false }),
  row('security schemes are user pools', 'bearer', schemeAt, set(scheme, { type: 'http' })),
  row('security schemes are user pools', 'a token in another header', schemeAt, set(scheme, { name: 'X-Token' })),
  row('security schemes are user pools', 'a token in the query', schemeAt, set(scheme, { in: 'query' })),
  row('security schemes are user pools', 'keys of AWS', schemeAt, set(scheme, { 'x-amazon-apigateway-authtype': 'awsSigv4' })),
  row('security schemes are user pools', 'no authorizer', schemeAt, drop(scheme, 'x-amazon-apigateway-authorizer')),
  row('security schemes are user pools', 'an authorizer of our own', schemeAt, set(authorizer, { type: 'token' })),
  row('security schemes are user pools', 'no user pool', schemeAt, set(authorizer, { providerARNs: [] })),
  row('security schemes are user pools', 'a user pool by its id', schemeAt, set(authorizer, { providerARNs: ['eu-west-1_Abc123'] })),
  row('tokens are for our apps', 'whichever app', audienceAt, drop(authorizer, 'identityValidationExpression')),
  ...['.*', '^$', '^()$', '(1example)', '^(1example)', '^(1example|.*)$', '^(1example|)$', '^1example|another$'].map((expression) =>
    row('tokens are for our apps', expression, audienceAt, set(authorizer, { identityValidationExpression: expression })),
  ),
  row('gateway responses are of known types', 'one of a wrong name', 'x-amazon-apigateway-gateway-responses.TIMEOUT', (body) => {
    Object.assign(responses(body), { TIMEOUT: throttled(body) });
  }),
  row(
    'gateway responses cover the rest',
    'no default',
    'x-amazon-apigateway-gateway-responses.DEFAULT_5XX',
    drop(responses, 'DEFAULT_5XX'),
  ),
  row('statuses of gateway responses are text', 'a number', `${throttledAt}.statusCode`, set(throttled, { statusCode: 429 })),
  row(
    'headers of gateway responses',
    'a literal without quotes',
    `${throttledAt}.responseParameters.gatewayresponse.header.Vary`,
    (body) => {
      Object.assign(throttled(body).responseParameters, { 'gatewayresponse.header.Vary': 'Origin' });
    },
  ),
  row('headers of gateway responses', 'no origin', throttledAt, (body) => {
    Reflect.deleteProperty(throttled(body).responseParameters, 'gatewayresponse.header.Access-Control-Allow-Origin');
  }),
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
  row('a refused caller learns how to ask', 'no word', 'x-amazon-apigateway-gateway-responses.UNAUTHORIZED', (body) => {
    Reflect.deleteProperty(responses(body).UNAUTHORIZED.responseParameters, 'gatewayresponse.header.WWW-Authenticate');
  }),
];
