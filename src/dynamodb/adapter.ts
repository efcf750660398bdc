import { setMaxListeners } from 'node:events';
import type { Users } from '../users/users';
import { translatingErrors } from './errors';
import { find } from './find';
import { insert } from './insert';
import { profileOf } from './items';
import { page } from './listing/page';
import { remove } from './remove';
import { replace } from './replace';
import type { Settings, Store } from './store';

/** Milliseconds kept back from the deadline for the answer to be made and sent. */
const margin = 250;
const longestTimer = 2 ** 31 - 1;

/**
 * The users in a DynamoDB table, for one invocation at a time.
 * The function it gives takes the time, in epoch milliseconds, at which the invocation must be over.
 */
export function dynamodbUsers(settings: Settings): (deadline: number) => Users {
  return (deadline) => {
    const store = forInvocation(settings, deadline - margin);
    return {
      insert: (user, attempt) => translatingErrors(() => insert(store, user, attempt)),
      find: (userId) => translatingErrors(async () => profileOrNothing(await find(store, userId))),
      replace: (userId, content, terms) => translatingErrors(() => replace(store, userId, content, terms)),
      remove: (userId, precondition) => translatingErrors(() => remove(store, userId, precondition)),
      page: (query) => translatingErrors(() => page(store, query)),
    };
  };
}

const profileOrNothing = (found: Awaited<ReturnType<typeof find>>) => found && profileOf(found);

function forInvocation(settings: Settings, deadline: number): Store {
  const left = Math.min(Math.max(deadline - Date.now(), 0), longestTimer);
  const abortSignal = AbortSignal.timeout(left);
  setMaxListeners(0, abortSignal); // one for each call on its way; many calls are no leak
  return { ...settings, deadline, call: { abortSignal } };
}
