import type { OperationId } from '../../generated/operations';
import type { DynamodbProtocol } from '../bundle/dynamodb-protocol';
import type { Capacity } from './capacity';
import type { FunctionSettings } from './functions';
import type { RetentionDays } from './retention';

/** The definition of one environment: the values that are set at synthesis. The values that are set at deployment are template parameters. */
export interface Environment {
  name: string;
  /** The region of the stack. Undefined: the region that the deployment selects. */
  region?: string;
  authorizer: Authorizer;
  /** The web ACL (AWS WAF) of the API. */
  webAcl: { kind: 'none' } | ManagedWebAcl;
  /** Whether the table, the user pool and the logs outlive the stack. True also protects table and user pool against deletion. */
  keepsData: boolean;
  /** The target that the alarms notify. Undefined: they notify no one. */
  alarmTarget?: AlarmTarget;
  /** The web origins whose pages can call the API, such as `https://app.example.com`, at most 20; or only `*`. */
  allowedOrigins: readonly string[];
  /** A domain name of your own for the API. Default: none. Only a deployment under the environment's own suffix has the domain. */
  domain?: Domain;
  /** Request headers of the web app that preflight responses allow in addition to those of the contract and of tracing libraries. */
  allowedHeaders?: readonly string[];
  /** How DynamoDB provides capacity to the table and its indexes. Default: provisioned, 2 to 20 units each. */
  capacity?: Capacity;
  /** The requests per second, and at once, that the whole API admits; further requests return 429. Default: 1000 and 2000. */
  throttling?: { rate: number; burst: number };
  /** Memory, timeout, reserved concurrency and system log level of the functions. */
  functions?: FunctionSettings;
  /**
   * ARN of the KMS key of the customer that encrypts the table, the log groups and the topic of the alarms. docs/deployment.md contains the
   * key policy. Default: keys of AWS.
   */
  kmsKeyArn?: string;
  /** Tags of the stack and of every resource that can have tags. Default: none. */
  tags?: Readonly<Record<string, string>>;
  /** ARN of the IAM policy that limits every role of the stack. Default: none. */
  permissionsBoundaryArn?: string;
  /**
   * The requests that X-Ray traces: the first `perSecond` of each second and a share of the others, 0 to 1. Default: the rules of the
   * account; X-Ray's own are 1 per second and 0.05.
   */
  traceSampling?: { rate: number; perSecond: number };
  /** The number of partitions of CreatedAtIndex, 1 to 100. A smaller number than before would hide users from listings. */
  listingShards: number;
  /** Whether DynamoDB reports the most accessed keys. Contributor Insights are charged per event. */
  contributorInsights: boolean;
  /** Whether functions postpone the optimizers of V8 until their first response; infra/bundle/start.mjs says why. */
  postponesOptimizers: boolean;
  release: Release;
  /** The number of instances of a function that Lambda keeps initialized, at a price per hour. Default: none. */
  provisionedConcurrency?: Partial<Readonly<Record<OperationId, number>>>;
  /** Who implements the protocol of DynamoDB in the functions: this project (default) or the AWS SDK, for comparison. */
  dynamodbProtocol?: DynamodbProtocol;
}

/** How traffic shifts to new versions of the functions. */
export type Release =
  /** At once. */
  | { kind: 'all-at-once' }
  /**
   * CodeDeploy shifts `percent` of the traffic of each function, and the rest after `minutes`. An alarm on errors or on the latency of the
   * new version shifts all traffic back.
   */
  | { kind: 'gradual'; percent: number; minutes: number };

/** A custom domain name of the API, which requires `region`. */
export interface Domain {
  /** Such as `api.example.com`. */
  name: string;
  /** ARN of a certificate for the name, in AWS Certificate Manager in the region of the environment. */
  certificateArn: string;
  /** One path segment, such as `v1`. The URL of the API is then https://api.example.com/v1. Default: none. */
  basePath?: string;
  /** The public hosted zone of Route 53 in which the stack creates the DNS records. Default: the outputs contain the target of your own record. */
  hostedZone?: { id: string; name: string };
  /** Whether the URL that API Gateway generates works in addition to the domain. Default: on. */
  defaultEndpoint?: 'on' | 'off';
}

/** The target that the alarms notify when they go off and when they end. */
export type AlarmTarget =
  | { kind: 'none' }
  /** An email address. Its owner must confirm the subscription. */
  | { kind: 'email'; address: string }
  /** An SNS topic in the region of the stack. Its policy must allow cloudwatch.amazonaws.com to publish. */
  | { kind: 'topic'; arn: string };

/** A web ACL with rate limits and rule groups that AWS maintains. */
export interface ManagedWebAcl {
  kind: 'managed';
  /** The greatest number of requests in 5 minutes: from one IP address, which thousands of phones can share, and with one token. */
  requestsPer5Minutes: { address: number; token: number };
  /** What happens to requests from IP addresses that Amazon knows for attacks or bots. Default: count, because phones share IP addresses. */
  ipReputation?: 'count' | 'block';
  /** How many days the log of blocked and counted requests is kept; it contains IP addresses. Default: 14. */
  logRetentionDays?: RetentionDays;
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
