import type { Precondition } from '../users/users';
import { expectRevision, present, refuseExcluded } from './expected';
import { equals, isRevision, onlyIf } from './expressions';
import { find } from './find';
import { lockKey } from './items';
import { Again, retrying } from './retry';
import type { Store } from './store';
import { transact } from './writes';

/** Users.remove: the profile and its lock, both or none. The read tells which lock it is. */
export async function remove(store: Store, userId: string, precondition: Precondition): Promise<void> {
  const { tableName: TableName } = store;
  let found = await find(store, userId);
  return retrying(store.deadline, async () => {
    const user = present(found);
    expectRevision(user, precondition);
    refuseExcluded(user, precondition);
    const cancelled = await transact(store, [
      { Delete: { TableName, Key: { userId }, ...onlyIf(isRevision(user)), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
      { Delete: { TableName, Key: lockKey(user.email), ...onlyIf(equals('owner', userId)) } },
    ]);
    if (cancelled === undefined) return;
    const [profile] = cancelled;
    if (profile?.met !== false) throw new Error("The lock of the e-mail address is not the user's");
    found = profile.found;
    return new Again('The user kept changing');
  });
}
