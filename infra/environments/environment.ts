import { headerName } from '../../src/config';
import type { DynamodbProtocol } from '../bundle/dynamodb-protocol';

/** The definition of one environment: the values that are set at synthesis. The values that are set at deployment are template parameters. */
export interface Environment {
  name: string;
  /** The region of the stack. Undefined: the region that the deployment selects. */
  region?: string;
  authorizer: Authorizer;
  /** The web ACL (AWS WAF) of the API. */
  webAcl: { kind: 'none' } | { kind: 'managed'; requestsPer5Minutes: number };
  /** Whether the table, the user pool and the logs outlive the stack. True also protects table and user pool against deletion. */
  keepsData: boolean;
  /**
   * Whether the stack sets the role that API Gateway writes logs with. An account has one such role per region, so exactly one environment
   * of an account owns it.
   */
  ownsAccountRole: boolean;
  /** The email address that receives the alarms. */
  alarmEmail?: string;
  /** The web origin that can call the API, or `*`. */
  allowedOrigin: string;
  /** Request headers of the web app that preflight responses allow in addition to those of the contract and of tracing libraries. */
  allowedHeaders?: readonly string[];
  /** The number of partitions of CreatedAtIndex, 1 to 100. A smaller number than before would hide users from listings. */
  listingShards: number;
  /** Whether DynamoDB reports the most accessed keys. Contributor Insights are charged per event. */
  contributorInsights: boolean;
  /** Whether functions postpone the optimizers of V8 until their first response; infra/bundle/start.mjs says why. */
  postponesOptimizers: boolean;
  /** Who implements the protocol of DynamoDB in the functions: this project (default) or the AWS SDK, for comparison. */
  dynamodbProtocol?: DynamodbProtocol;
}

/** How the API authenticates its callers. */
export type Authorizer =
  /** By a Cognito user pool of the stack. Its app client redirects to these URLs after sign-in and sign-out. */
  | { kind: 'own-pool'; callbackUrls: readonly string[]; logoutUrls: readonly string[] }
  /** By an existing Cognito user pool. */
  | ({ kind: 'existing-pool' } & TrustedTokens)
  /** Not at all: every caller is an administrator. */
  | { kind: 'none' };

/** The tokens that the API accepts. */
export interface TrustedTokens {
  /** ARN of the user pool that issues them. */
  arn: string;
  /** Ids of the app clients that they are issued for. A user pool can have other app clients, whose tokens the API rejects. */
  clientIds: readonly string[];
}

interface Rule {
  name: string;
  value: unknown;
  isValid: boolean;
  /** Completes "it must be …". */
  accepted: string;
}

/**
 * The pattern of `-c suffix` and of the parameter EnvironmentSuffix, which is part of every resource name. Cognito reserves three words.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
 */
export const suffixPattern = '^(?!.*(aws|amazon|cognito))[a-z]([a-z0-9-]{0,14}[a-z0-9])?$';
export const suffixRule =
  '1 to 16 lower-case letters, digits and hyphens that start with a letter, do not end with a hyphen and do not contain aws, amazon or cognito';

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html */
const userPoolArn = /^arn:aws[a-z-]*:cognito-idp:[a-z]{2}[a-z-]*-[0-9]:[0-9]{12}:userpool\/[A-Za-z0-9_-]+$/;

/** An environment is unknown or its definition is invalid. The message contains the value and what is accepted. */
export class InvalidEnvironment extends Error {
  override readonly name = 'InvalidEnvironment';
}

/**
 * Validates the definition of an environment and returns it unchanged.
 * @param suffix the suffix of the deployment
 * @throws InvalidEnvironment with one line for each invalid value
 */
export function validated(environment: Environment, suffix: string = environment.name): Environment {
  const violated = [...rulesOf(environment), ...rulesOfAuthorizer(environment, suffix)].filter(({ isValid }) => !isValid);
  if (violated.length === 0) return environment;
  const lines = violated.map(({ name, value, accepted }) => `${name} is ${JSON.stringify(value)}; it must be ${accepted}`);
  throw new InvalidEnvironment(lines.map((line) => `Environment ${JSON.stringify(environment.name)}: ${line}`).join('\n'));
}

/** Returns the warnings for the person who deploys the environment, one line each. */
export const warningsOf = ({ name, authorizer }: Environment): string[] =>
  authorizer.kind === 'none' ? [`${name} has no authorizer: every caller who knows the URL is an administrator`] : [];

function rulesOf({ name, region, webAcl, alarmEmail, allowedOrigin, allowedHeaders = [], listingShards }: Environment): Rule[] {
  return [
    { name: 'name', value: name, isValid: new RegExp(suffixPattern).test(name), accepted: suffixRule },
    { name: 'region', value: region, isValid: isOptional(region, /^[a-z]{2}(-[a-z]+)+-[0-9]$/), accepted: 'a region such as eu-west-1' },
    ...(webAcl.kind === 'managed' ? rulesOfWebAcl(region, webAcl.requestsPer5Minutes) : []),
    {
      name: 'alarmEmail',
      value: alarmEmail,
      isValid: isOptional(alarmEmail, /^[^@\s]+@[^@\s]+\.[^@\s]+$/),
      accepted: 'an email address',
    },
    {
      name: 'allowedOrigin',
      value: allowedOrigin,
      isValid: isOrigin(allowedOrigin),
      accepted: '* or one origin such as https://app.example.com',
    },
    {
      name: 'allowedHeaders',
      value: allowedHeaders,
      isValid: allowedHeaders.length <= 20 && allowedHeaders.every((header) => headerName.test(header)),
      accepted: 'at most 20 header names such as X-Tenant-Id',
    },
    { name: 'listingShards', value: listingShards, isValid: isInteger(listingShards, 1, 100), accepted: 'an integer from 1 to 100' },
  ];
}

function rulesOfAuthorizer({ name, authorizer, keepsData }: Environment, suffix: string): Rule[] {
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

/**
 * A web ACL must be in the region of its API, and AWS WAF is not available in every region.
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html
 */
const rulesOfWebAcl = (region: string | undefined, limit: number): Rule[] => [
  { name: 'region', value: region, isValid: region !== undefined, accepted: 'set if webAcl.kind is "managed"' },
  {
    name: 'webAcl.requestsPer5Minutes',
    value: limit,
    isValid: isInteger(limit, 10, 2_000_000_000),
    accepted: 'an integer from 10 to 2000000000',
  },
];

const isOptional = (text: string | undefined, pattern: RegExp): boolean => text === undefined || pattern.test(text);

const isInteger = (value: number, min: number, max: number): boolean => Number.isInteger(value) && value >= min && value <= max;

/** Whether the text is an https origin as browsers send it (RFC 6454 §6.1), without a path or a trailing slash, or `*`. */
const isOrigin = (text: string): boolean =>
  text === '*' || (/^https:\/\/[a-z0-9.:-]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text);
