import type { Account } from './intrinsics';

/** Returns the account and region that the rehearsal assumes. */
export const accountOf = (stackName: string): Account => ({ stackName, region: 'eu-west-1', accountId: '123456789012' });
