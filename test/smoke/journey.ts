import { randomUUID } from 'node:crypto';
import { type Client, patchUserRequest, type UserProfile } from '../../clients/typescript/src/index';
import { type Check, equal, rejected } from './check';

/** The user of the journey. */
export interface Traveller {
  readonly client: Client;
  readonly email: string;
}

/** Returns the calls of the README with the SDK, in their order. Each check needs the ones before. */
export function journeyChecks({ client, email }: Traveller): Check[] {
  const body = { email, displayName: 'Smoke Test', bio: 'Deleted at the end of the test.' };
  const idempotencyKey = randomUUID();
  let current: UserProfile | undefined;
  const profile = (): UserProfile => {
    if (current === undefined) throw new Error('The profile was not created.');
    return current;
  };
  const create = async () => {
    const { status, data, headers } = await client.createUser({ body, idempotencyKey });
    equal('The status', status, 201);
    return { data, replayed: headers['idempotent-replayed'] };
  };
  return [
    {
      what: 'creates a profile',
      prove: async () => {
        ({ data: current } = await create());
        equal('The version', current.version, 1);
        return '201';
      },
    },
    {
      what: 'repeats the creation with the same idempotency key',
      prove: async () => {
        const { data, replayed } = await create();
        equal('The userId', data.userId, profile().userId);
        equal('The header Idempotent-Replayed', replayed, 'true');
        return '201';
      },
    },
    {
      what: 'reads the profile',
      prove: async () => {
        const { data } = await client.me.get();
        equal('The displayName', data.displayName, body.displayName);
        equal('The etag', data.etag, profile().etag);
        return '200';
      },
    },
    {
      what: 'replaces the profile',
      prove: async () => {
        const { data } = await client.me.update({ body: { ...body, displayName: 'Smoke' }, ifMatch: profile().etag });
        equal('The version', data.version, 2);
        current = data;
        return '200, version 2';
      },
    },
    {
      what: 'patches the profile',
      prove: async () => {
        const stale = profile();
        const { data } = await client.me.patch({ body: patchUserRequest(stale, { bio: null }) });
        equal('The version', data.version, 3);
        equal('The bio', data.bio, undefined);
        return `200, version 3; a stale patch: ${await rejected(client.me.patch({ body: patchUserRequest(stale, { bio: 'Too late' }) }), 412, 'precondition-failed')}`;
      },
    },
    {
      what: 'rejects an invalid patch',
      prove: () => rejected(client.me.patch({ body: { displayName: '' } }), 400, 'invalid-request'),
    },
  ];
}

/** Returns the check that a user who is no administrator may not list the users. */
export const listingRejected = ({ client }: Traveller): Check => ({
  what: 'rejects a listing of the users by a user',
  prove: () => rejected(client.listUsers(), 403, 'forbidden'),
});

/** Lists the users as an administrator. @throws Error when the profile is not found */
export async function listingAllowed({ client, email }: Traveller): Promise<string> {
  const [{ data: found }, { status, data: page }] = await Promise.all([client.listUsers({ email }), client.listUsers({ limit: 1 })]);
  equal('The number of users with the email address of the profile', found.items.length, 1);
  equal('The number of users on a page of one', page.items.length, 1);
  return `${status}`;
}

/** Returns the check that the user has no profile yet. */
export const absence = ({ client }: Traveller): Check => ({
  what: 'finds no profile of the user before its creation',
  prove: () => rejected(client.me.get(), 404, 'user-not-found'),
});

/** Returns the checks that delete the profile. */
export const deletionChecks = ({ client }: Traveller): Check[] => [
  { what: 'deletes the profile', prove: async () => `${(await client.me.delete()).status}` },
  { what: 'does not find the deleted profile', prove: () => rejected(client.me.get(), 404, 'user-not-found') },
];
