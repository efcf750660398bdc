import type { Authorizer, Environment, TrustedTokens } from '../environment';
import { isInteger, type Rule } from './rule';

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html */
const userPoolArn = /^arn:aws[a-z-]*:cognito-idp:[a-z]{2}[a-z-]*-[0-9]:[0-9]{12}:userpool\/[A-Za-z0-9_-]+$/;

export function rulesOfAuthorizer({ name, authorizer, keepsData }: Environment, suffix: string): Rule[] {
  if (authorizer.kind === 'own-pool') return rulesOfUrls(authorizer, keepsData);
  if (authorizer.kind === 'existing-pool') return rulesOfTokens(authorizer);
  const requiresTokens = keepsData || [name, suffix].some((one) => /^prod(uction)?(-|$)/.test(one));
  const accepted = '"own-pool" or "existing-pool" if keepsData is true or the environment is a production environment';
  return [{ name: 'authorizer.kind', value: authorizer.kind, isValid: !requiresTokens, accepted }];
}

const rulesOfTokens = ({ arn, clientIds }: TrustedTokens): Rule[] => [
  { name: 'authorizer.arn', value: arn, isValid: userPoolArn.test(arn), accepted: 'the ARN of a Cognito user pool' },
  {
    name: 'authorizer.clientIds',
    value: clientIds,
    isValid: isInteger(clientIds.length, 1, 10) && clientIds.every((id) => /^[A-Za-z0-9]{1,128}$/.test(id)),
    accepted: '1 to 10 ids of app clients, which consist of letters and digits',
  },
];

/**
 * Redirect URLs. The custom scheme of an app contains a dot, because it is a reversed domain name (RFC 8252 §7.1).
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 */
function rulesOfUrls({ callbackUrls, logoutUrls }: Extract<Authorizer, { kind: 'own-pool' }>, keepsData: boolean): Rule[] {
  const schemes = [/^https:/, /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+:/, ...(keepsData ? [] : [/^http:\/\/localhost(:\d+)?\//])];
  const isRedirect = (url: string): boolean =>
    URL.canParse(url) && /^[^:]+:\/\/[^\s#*@]+$/.test(url) && schemes.some((scheme) => scheme.test(url));
  const localhost = keepsData ? '' : ', or http://localhost/';
  const accepted = `1 to 100 URLs that start with https:// or with a custom scheme such as com.example.app://${localhost}`;
  return Object.entries({ callbackUrls, logoutUrls }).map(([name, urls]) => ({
    name: `authorizer.${name}`,
    value: urls,
    isValid: isInteger(urls.length, 1, 100) && urls.every(isRedirect),
    accepted,
  }));
}

/** Returns a warning for an environment without authentication. */
export const warningsOfAuthorizer = ({ name, authorizer }: Environment): string[] =>
  authorizer.kind === 'none' ? [`${name} has no authorizer: every caller who knows the URL is an administrator`] : [];
