import type * as Sdk from '../../../clients/typescript/src/index';

/** The base URL of the API, and the token of an administrator. */
export interface Api {
  baseUrl: string;
  token: string;
}

/** The results of {@link scenario}. */
export interface Outcome {
  /** The number of users on all pages, and the email addresses in alphabetical order. */
  total: number;
  listed: string[];
  /** The display name after the change. */
  changed: string;
  /** The codes of the expected problems. */
  stale: string | undefined;
  taken: string | undefined;
  /** The status of the deletion. */
  deleted: number;
  gone: string | undefined;
}

export const expected: Outcome = {
  total: 2,
  listed: ['ada@example.com', 'grace@example.com'],
  changed: 'Ada Lovelace',
  stale: 'precondition-failed',
  taken: 'email-taken',
  deleted: 204,
  gone: 'user-not-found',
};

/** Creates, lists, changes and deletes users, as an app does. The API must have no users; the scenario deletes those it creates. */
export async function scenario(sdk: typeof Sdk, options: Parameters<typeof Sdk.createClient>[0]): Promise<Outcome> {
  const { createClient, patchUserRequest, replaceUserRequest } = sdk;
  const client = createClient(options);
  const { data: grace } = await client.createUser({ body: { email: 'grace@example.com', displayName: 'Grace' } });
  const { userId } = (await client.createUser({ body: { email: 'ada@example.com', displayName: 'Ada' } })).data;

  const found: string[] = [];
  for await (const { email } of client.listUsersItems({ limit: 1 })) found.push(email);
  const listed = expected.listed.filter((email) => found.includes(email));

  const { data: user } = await client.getUser({ userId });
  const rename = (displayName: string) => client.updateUser({ userId, body: { ...replaceUserRequest(user), displayName } });
  const { data: renamed } = await rename('Ada Lovelace');

  // Another client changes the user: the profile that this client has read first is now stale.
  const other = createClient(options);
  await other.patchUser({ userId, body: patchUserRequest(renamed, { bio: 'Wrote the first program.' }) });
  other.reset();
  const { data: latest } = await client.getUser({ userId });
  const stale = await updateProblem(sdk, () => rename('Too late'));
  const take = () => client.updateUser({ userId, body: { ...replaceUserRequest(latest), email: grace.email } });
  const taken = await updateProblem(sdk, take);

  const { status: deleted } = await client.deleteUser({ userId });
  const gone = await getProblem(sdk, () => client.getUser({ userId }));
  await client.deleteUser({ userId: grace.userId });
  return { total: found.length, listed, changed: latest.displayName, stale, taken, deleted, gone };
}

async function updateProblem({ isProblem }: typeof Sdk, call: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await call();
    return undefined;
  } catch (error) {
    if (!isProblem(error, 'updateUser')) throw error;
    if (error.status === 409) return error.code satisfies 'email-taken' | undefined;
    if (error.status === 412) return error.code satisfies 'precondition-failed' | undefined;
    throw error;
  }
}

async function getProblem({ isProblem }: typeof Sdk, call: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await call();
    return undefined;
  } catch (error) {
    if (isProblem(error, 'getUser') && error.status === 404) return error.code;
    throw error;
  }
}
