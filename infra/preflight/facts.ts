import type { Fact } from './finding';

/** A stack as CloudFormation describes it. */
export interface DeployedStack {
  status: string;
  terminationProtection: boolean;
  parameters: Readonly<Record<string, string>>;
  resources: readonly { logicalId: string; physicalId: string }[];
}

/** Returns whether the creation of a stack has succeeded: from then on, it can be updated. */
export const stands = ({ status }: DeployedStack): boolean => !/^(REVIEW_|CREATE_FAILED|CREATE_IN|ROLLBACK_|DELETE_)/.test(status);

/** The concurrency of the account and region. */
export interface Concurrency {
  limit: number;
  /** The executions that no function reserves. */
  unreserved: number;
  /** The executions that the deployed functions of this stack reserve. */
  ownReserved: number;
}

/** The account setting of API Gateway that names the role for logs. */
export interface LoggingSetting {
  /** Undefined when the setting is empty. */
  roleArn: string | undefined;
  roleExists: Fact<boolean>;
  /** The stack that contains the role; undefined when no existing stack does, or when it could not be read. */
  ownerStack: string | undefined;
}
