import {
  type Mutation,
  set,
  drop,
  root,
  post,
  get,
  options,
  scheme,
  responses,
  throttled,
  postAt,
  throttledAt,
  row,
} from './import-body-mutation';

/** What can be wrong with authorizers and gateway responses. */
export const answerMutations: readonly Mutation[] = [
  row('no security at the root', 'all that is said once', 'security', set(root, { security: [{ bearerAuth: [] }] })),
  row('every method is secured', 'one that is not', `${postAt}.security`, drop(post, 'security')),
  row('every method is secured', 'one that need not be', `${postAt}.security`, set(post, { security: [{ bearerAuth: [] }, {}] })),
  row('every method is secured', 'an unknown scheme', 'paths./users.get.security', set(get, { security: [{ other: [] }] })),
  row('preflights are public', 'a secured one', 'paths./users.options.security', set(options, { security: [{ bearerAuth: [] }] })),
  row('no security without an authorizer', 'there all the same', `${postAt}.security`, () => {}, { authorizer: false }),
  row('security schemes are authorizers', 'bearer', 'components.securitySchemes.bearerAuth', set(scheme, { type: 'http' })),
  row(
    'security schemes are authorizers',
    'no user pool',
    'components.securitySchemes.bearerAuth',
    set((body) => scheme(body)['x-amazon-apigateway-authorizer'], { providerARNs: [] }),
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
