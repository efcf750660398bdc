import { generateKeyPair, jwtVerify, type JWTPayload, SignJWT } from 'jose';
import { isObject, type Json, objectIn } from '../../infra/import-check/json';
import { administrators } from '../../src/config';
import type { Authorizer } from '../../src/local/gateway/authorizer';
import { tokenAuthorizer } from '../../src/local/identity/authorizer';
import type { Bearer, Claims } from '../../src/local/identity/tokens';
import type { Resolve } from './intrinsics';
import { manyOf, resourcesOf, type Template } from './template';

/** An app client of a user pool. */
export interface App {
  userPoolId: string;
  clientId: string;
}

/** A test double of Cognito: it issues tokens and authenticates them for the gateway. */
export interface Tokens {
  /** Returns an ID token for the app client of the template, or for another one. */
  sign(bearer: Bearer, other?: Partial<App>): Promise<string>;
  authorize: Authorizer;
}

const algorithm = 'RS256';

let made: ReturnType<typeof generateKeyPair> | undefined;

/** One key for all rehearsals of a process and all user pools, which differ by their issuers. */
const keys = () => (made ??= generateKeyPair(algorithm));

/**
 * Issues tokens of the template's app client, and verifies tokens like the authorizer of the imported definition.
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

/** Returns undefined if the template has no user pool. */
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

/** API Gateway passes all claims as strings, and lists with commas. @see https://github.com/amazon-archives/amazon-cognito-identity-js/issues/92 */
const claimsIn = (payload: JWTPayload): Claims => Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
