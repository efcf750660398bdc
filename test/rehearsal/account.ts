import type { Account } from './intrinsics';

/** Where a stack is thought to be deployed. */
export const accountOf = (stackName: string): Account => ({ stackName, region: 'eu-west-1', accountId: '123456789012' });
