import { headerName } from '../../src/config';

/** The structure of one environment: what is chosen when the template is made. What is chosen when it is deployed is in parameters.ts. */
export interface Environment {
  name: string;
  /** The region that the stack is bound to; absent: the region of whoever deploys. */
  region?: string;
  authorizer: Authorizer;
  /** AWS WAF before the API. */
  webAcl: { kind: 'none' } | { kind: 'managed'; requestsPer5Minutes: number };
  /** Keeps table, user pool and logs when the stack is deleted, and refuses to delete table and user pool. */
  keepsData: boolean;
  /** Sets the role with which API Gateway writes logs. It is one per account and region, so of the environments in one account one owns it. */
  ownsAccountRole: boolean;
  /** Who is told of an alarm. */
  alarmEmail?: string;
  /** The web origin that may call the API, or `*`. */
  allowedOrigin: string;
  /** Headers that the web app adds to its requests, besides those of the contract and of tracing libraries. */
  allowedHeaders?: readonly string[];
  /** Over how many partitions of CreatedAtIndex the users are spread. It must never shrink. */
  listingShards: number;
  /** DynamoDB's list of the keys asked for most; it costs by the event. */
  contributorInsights: boolean;
}

/** Who vouches for callers. */
export type Authorizer =
  /** A Cognito user pool of the stack's own, with an app that people sign in with; the URLs are where the app is come back to. */
  | { kind: 'own-pool'; callbackUrls: readonly string[]; logoutUrls: readonly string[] }
  /** A Cognito user pool that is there already, and the apps that people sign in with. */
  | ({ kind: 'existing-pool' } & Trusted)
  /** Nobody, and everyone is an administrator. */
  | { kind: 'none' };

/** Whose tokens are accepted. */
export interface Trusted {
  /** The user pool that they are from. */
  arn: string;
  /** The apps that they are for: a pool may serve others beside. */
  clientIds: readonly string[];
}

interface Rule {
  what: string;
  given: unknown;
  holds: boolean;
  allowed: string;
}

/**
 * What `-c suffix` and the parameter EnvironmentSuffix may be: it becomes a part of the name of everything. Cognito refuses three words.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
 */
export const suffixPattern = '^(?!.*(aws|amazon|cognito))[a-z]([a-z0-9-]{0,14}[a-z0-9])?$';
export const suffixRule =
  '1 to 16 lower-case letters, digits and hyphens, first a letter, last no hyphen, without aws, amazon or cognito in it';

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html */
const userPoolArn = /^arn:aws[a-z-]*:cognito-idp:[a-z]{2}[a-z-]*-[0-9]:[0-9]{12}:userpool\/[A-Za-z0-9_-]+$/;

/** What was chosen cannot be. The message says what, the value given and what is allowed. */
export class WrongChoice extends Error {
  override readonly name = 'WrongChoice';
}

/**
 * Gives the environment back.
 * @param suffix that it is to be deployed under
 * @throws WrongChoice with a line for each wrong value: what, the value given, what is allowed
 */
export function validated(environment: Environment, suffix: string = environment.name): Environment {
  const wrong = [...rulesOf(environment), ...rulesOfAuthorizer(environment, suffix)].filter(({ holds }) => !holds);
  if (wrong.length === 0) return environment;
  const lines = wrong.map(({ what, given, allowed }) => `${what} is ${JSON.stringify(given)}; it must be ${allowed}`);
  throw new WrongChoice(lines.map((line) => `Environment ${JSON.stringify(environment.name)}: ${line}`).join('\n'));
}

/** What whoever deploys the environment has to know, in a line each. */
export const warningsOf = ({ name, authorizer }: Environment): string[] =>
  authorizer.kind === 'none' ? [`${name} asks nobody who they are: whoever finds the URL may do everything`] : [];

function rulesOf({ name, region, webAcl, alarmEmail, allowedOrigin, allowedHeaders = [], listingShards }: Environment): Rule[] {
  return [
    { what: 'name', given: name, holds: new RegExp(suffixPattern).test(name), allowed: suffixRule },
    { what: 'region', given: region, holds: isAbsentOr(region, /^[a-z]{2}(-[a-z]+)+-[0-9]$/), allowed: 'a region such as eu-west-1' },
    ...(webAcl.kind === 'managed' ? rulesOfWebAcl(region, webAcl.requestsPer5Minutes) : []),
    { what: 'alarmEmail', given: alarmEmail, holds: isAbsentOr(alarmEmail, /^[^@\s]+@[^@\s]+\.[^@\s]+$/), allowed: 'an e-mail address' },
    {
      what: 'allowedOrigin',
      given: allowedOrigin,
      holds: isOrigin(allowedOrigin),
      allowed: '* or one origin such as https://app.example.com',
    },
    {
      what: 'allowedHeaders',
      given: allowedHeaders,
      holds: allowedHeaders.length <= 20 && allowedHeaders.every((header) => headerName.test(header)),
      allowed: 'at most 20 names of headers such as X-Tenant-Id',
    },
    { what: 'listingShards', given: listingShards, holds: isWhole(listingShards, 1, 100), allowed: 'a whole number from 1 to 100' },
  ];
}

function rulesOfAuthorizer({ name, authorizer, keepsData }: Environment, suffix: string): Rule[] {
  if (authorizer.kind === 'own-pool') return rulesOfReturn(authorizer, keepsData);
  if (authorizer.kind === 'existing-pool') return rulesOfTrusted(authorizer);
  const isWorthAsking = keepsData || [name, suffix].some((one) => /^prod(uction)?(-|$)/.test(one));
  const allowed = '"own-pool" or "existing-pool" where keepsData is true, and in production';
  return [{ what: 'authorizer.kind', given: authorizer.kind, holds: !isWorthAsking, allowed }];
}

const rulesOfTrusted = ({ arn, clientIds }: Trusted): Rule[] => [
  { what: 'authorizer.arn', given: arn, holds: userPoolArn.test(arn), allowed: 'the ARN of a Cognito user pool' },
  {
    what: 'authorizer.clientIds',
    given: clientIds,
    holds: isWhole(clientIds.length, 1, 10) && clientIds.every((id) => /^[A-Za-z0-9]{1,128}$/.test(id)),
    allowed: '1 to 10 ids of apps of the user pool, of letters and digits',
  },
];

/**
 * Where Cognito sends people back to. An app's own scheme has a dot, for it is the app's domain turned round (RFC 8252 §7.1).
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 */
function rulesOfReturn({ callbackUrls, logoutUrls }: Extract<Authorizer, { kind: 'own-pool' }>, keepsData: boolean): Rule[] {
  const starts = [/^https:/, /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+:/, ...(keepsData ? [] : [/^http:\/\/localhost(:\d+)?\//])];
  const isReturn = (url: string): boolean =>
    URL.canParse(url) && /^[^:]+:\/\/[^\s#*@]+$/.test(url) && starts.some((start) => start.test(url));
  const thisMachine = keepsData ? '' : ', or http://localhost/';
  const allowed = `1 to 100 URLs, each https:// or of the app's own scheme such as com.example.app://${thisMachine}`;
  return Object.entries({ callbackUrls, logoutUrls }).map(([name, urls]) => ({
    what: `authorizer.${name}`,
    given: urls,
    holds: isWhole(urls.length, 1, 100) && urls.every(isReturn),
    allowed,
  }));
}

/**
 * A web ACL protects an API of its own region only, and not each region has one.
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html
 */
const rulesOfWebAcl = (region: string | undefined, limit: number): Rule[] => [
  { what: 'region', given: region, holds: region !== undefined, allowed: 'named where webAcl is on' },
  {
    what: 'webAcl.requestsPer5Minutes',
    given: limit,
    holds: isWhole(limit, 10, 2_000_000_000),
    allowed: 'a whole number from 10 to 2000000000',
  },
];

const isAbsentOr = (text: string | undefined, pattern: RegExp): boolean => text === undefined || pattern.test(text);

const isWhole = (value: number, least: number, most: number): boolean => Number.isInteger(value) && value >= least && value <= most;

/** An origin as browsers send it (RFC 6454 §6.1): no path, no slash at the end, and none but https. */
const isOrigin = (text: string): boolean =>
  text === '*' || (/^https:\/\/[a-z0-9.:-]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text);
