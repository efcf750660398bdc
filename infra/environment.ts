/** The structure of one environment: what is chosen when the template is made. What is chosen when it is deployed is in parameters.ts. */
export interface Environment {
  name: string;
  /** The region that the stack is bound to; absent: the region of whoever deploys. */
  region?: string;
  /**
   * Who may call: whoever finds the URL, or whoever a Cognito user pool vouches for. Without an ARN the first deployment has to name the
   * pool; to change it later, write it here, for a parameter alone makes no new deployment of the API.
   */
  authorizer: { kind: 'none' } | { kind: 'user-pool'; arn?: string };
  /** AWS WAF before the API. */
  webAcl: { kind: 'none' } | { kind: 'managed'; requestsPer5Minutes: number };
  /** Keeps table and logs when the stack is deleted, and refuses to delete the table. */
  keepsData: boolean;
  /** Sets the role with which API Gateway writes logs. It is one per account and region, so of the environments in one account one owns it. */
  ownsAccountRole: boolean;
  /** Who is told of an alarm. */
  alarmEmail?: string;
  /** The web origin that may call the API, or `*`. */
  allowedOrigin: string;
  /** Over how many partitions of CreatedAtIndex the users are spread. It must never shrink. */
  listingShards: number;
  /** DynamoDB's list of the keys asked for most; it costs by the event. */
  contributorInsights: boolean;
}

interface Rule {
  what: string;
  given: unknown;
  holds: boolean;
  allowed: string;
}

/** What `-c suffix` and the parameter EnvironmentSuffix may be: it becomes a part of the name of everything. */
export const suffixPattern = '^[a-z]([a-z0-9-]{0,14}[a-z0-9])?$';
export const suffixRule = '1 to 16 lower-case letters, digits and hyphens, first a letter, last no hyphen';

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html */
export const userPoolArnPattern = '^arn:aws[a-z-]*:cognito-idp:[a-z]{2}[a-z-]*-[0-9]:[0-9]{12}:userpool/[A-Za-z0-9_-]+$';

/** What was chosen cannot be. The message says what, the value given and what is allowed. */
export class WrongChoice extends Error {
  override readonly name = 'WrongChoice';
}

/** Gives the environment back. @throws WrongChoice with a line for each wrong value: what, the value given, what is allowed. */
export function validated(environment: Environment): Environment {
  const wrong = rulesOf(environment).filter(({ holds }) => !holds);
  if (wrong.length === 0) return environment;
  const lines = wrong.map(({ what, given, allowed }) => `${what} is ${JSON.stringify(given)}; it must be ${allowed}`);
  throw new WrongChoice(lines.map((line) => `Environment ${JSON.stringify(environment.name)}: ${line}`).join('\n'));
}

function rulesOf(environment: Environment): Rule[] {
  const { name, region, authorizer, webAcl, alarmEmail, allowedOrigin, listingShards } = environment;
  return [
    { what: 'name', given: name, holds: new RegExp(suffixPattern).test(name), allowed: suffixRule },
    { what: 'region', given: region, holds: isAbsentOr(region, /^[a-z]{2}(-[a-z]+)+-[0-9]$/), allowed: 'a region such as eu-west-1' },
    ...rulesOfAuthorizer(environment),
    ...(authorizer.kind === 'user-pool' ? [ruleOfPool(authorizer.arn)] : []),
    ...(webAcl.kind === 'managed' ? rulesOfWebAcl(region, webAcl.requestsPer5Minutes) : []),
    { what: 'alarmEmail', given: alarmEmail, holds: isAbsentOr(alarmEmail, /^[^@\s]+@[^@\s]+\.[^@\s]+$/), allowed: 'an e-mail address' },
    {
      what: 'allowedOrigin',
      given: allowedOrigin,
      holds: isOrigin(allowedOrigin),
      allowed: '* or one origin such as https://app.example.com',
    },
    { what: 'listingShards', given: listingShards, holds: isWhole(listingShards, 1, 100), allowed: 'a whole number from 1 to 100' },
  ];
}

/** Data that is worth keeping is worth protecting. */
const rulesOfAuthorizer = ({ authorizer, keepsData }: Environment): Rule[] => [
  {
    what: 'authorizer.kind',
    given: authorizer.kind,
    holds: authorizer.kind === 'user-pool' || !keepsData,
    allowed: '"user-pool" where keepsData is true',
  },
];

const ruleOfPool = (arn: string | undefined): Rule => ({
  what: 'authorizer.arn',
  given: arn,
  holds: isAbsentOr(arn, new RegExp(userPoolArnPattern)),
  allowed: 'the ARN of a Cognito user pool',
});

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
