import { generateKeyPair, jwtVerify, type JWTPayload, SignJWT } from 'jose';
import { isObject, type Json, objectIn } from '../../infra/import-check/json';
import { administrators } from '../../src/config';
import type { Authorizer } from '../../src/local/gateway/authorizer';
import { tokenAuthorizer } from '../../src/local/identity/authorizer';
import type { Bearer, Claims } from '../../src/local/identity/tokens';
import type { Resolve } from './intrinsics';
import { manyOf, resourcesOf, type Template } from './template';

/** What people sign in with. */
export interface App {
  userPoolId: string;
  clientId: string;
}

/** Stands in for Cognito: it signs people in, and says to API Gateway whose tokens are good. */
export interface Tokens {
  /** An ID token for the app of the template, or for another. */
  sign(bearer: Bearer, other?: Partial<App>): Promise<string>;
  authorize: Authorizer;
}

const algorithm = 'RS256';

let made: ReturnType<typeof generateKeyPair> | undefined;

/** One key serves all rehearsals of a process, and all user pools: what tells them apart is who the issuer is. */
const keys = () => (made ??= generateKeyPair(algorithm));

/**
 * The tokens of the app of the template, held to what its API imports as API Gateway would hold them.
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html
 */
export function tokensOf(body: Json, template: Template, resolve: Resolve): Tokens {
  const { userPoolIds, expression } = acceptedBy(body);
  const first = { userPoolId: userPoolIds[0] ?? '', clientId: /[a-z0-9]+/i.exec(expression)?.[0] ?? '' };
  const app = appIn(template, resolve) ?? first;
  const verify = async (token: string): Promise<Claims | undefined> => {
    try {
      const terms = { algorithms: [algorithm], issuer: userPoolIds.map(issuerOf), requiredClaims: ['sub', 'exp'] };
      const { payload } = await jwtVerify(token, (await keys()).publicKey, terms);
      return payload['token_use'] === 'id' && new RegExp(expression).test(String(payload.aud)) ? claimsIn(payload) : undefined;
    } catch {
      return undefined;
    }
  };
  return { sign: (bearer, other) => idToken(bearer, { ...app, ...other }), authorize: tokenAuthorizer({ verify, required: true }) };
}

function acceptedBy(body: Json): { userPoolIds: string[]; expression: string } {
  const [scheme] = Object.values(objectIn(objectIn(body, 'components'), 'securitySchemes'));
  const { providerARNs, identityValidationExpression: expression = '' } = objectIn(
    isObject(scheme) ? scheme : {},
    'x-amazon-apigateway-authorizer',
  );
  return { userPoolIds: manyOf(providerARNs).map((arn) => String(arn).replace(/^.*\//, '')), expression: String(expression) };
}

/** Nothing where the user pool is not the template's own. */
function appIn(template: Template, resolve: Resolve): App | undefined {
  const [client] = resourcesOf(template, 'AWS::Cognito::UserPoolClient');
  if (!client) return undefined;
  const [userPoolId, clientId] = [client.properties['UserPoolId'], { Ref: client.id }].map((value) => String(resolve(value, client.id)));
  return { userPoolId: String(userPoolId), clientId: String(clientId) };
}

const issuerOf = (userPoolId: string): string => `https://cognito-idp.${userPoolId.replace(/_.*/, '')}.amazonaws.com/${userPoolId}`;

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html */
async function idToken({ sub, administrator, email }: Bearer, { userPoolId, clientId }: App): Promise<string> {
  const groups = administrator && { 'cognito:groups': [administrators] };
  const address = email !== undefined && { email, email_verified: true };
  return new SignJWT({ sub, token_use: 'id', ...groups, ...address })
    .setProtectedHeader({ alg: algorithm })
    .setIssuer(issuerOf(userPoolId))
    .setAudience(clientId)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign((await keys()).privateKey);
}

/** To functions all claims are texts, and lists have commas. https://github.com/amazon-archives/amazon-cognito-identity-js/issues/92 */
const claimsIn = (payload: JWTPayload): Claims => Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
