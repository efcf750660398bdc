import type { Account } from './intrinsics';

/** Where a stack is thought to be deployed. */
export const accountOf = (stackName: string): Account => ({ stackName, region: 'eu-west-1', accountId: '123456789012' });

/** Values of the parameters that somebody would have to give at a deployment. */
export const given = { UserPoolArn: 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_rehearsal' };
