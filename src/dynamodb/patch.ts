import { merged } from '../users/content/merge';
import type { ContentPatch, UserProfile } from '../users/profile';
import type { ContentTerms } from '../users/users';
import { changeTo, fromFound } from './change';
import { findUser } from './find';
import { contentOf } from './items';
import { Retry, retrying } from './retry';
import { storeMethod } from './store';
import { existing } from './writes';

/**
 * `Users.patch`: reads the user and writes the merged content on condition that the revision is still the one read; otherwise it starts
 * again. The read is needed because the item contains a hash of its whole content, by which a write recognizes its own lost response, and
 * because the number of metadata keys is limited.
 */
export const patch = storeMethod((store, userId: string, changes: ContentPatch, terms: ContentTerms): Promise<UserProfile> =>
  retrying(store, async () => {
    const found = existing(await findUser(store, userId));
    const outcome = await fromFound(store, changeTo(merged(contentOf(found), changes), userId, terms), found);
    return 'user' in outcome ? outcome.user : new Retry('The user kept changing');
  }),
);
