import type * as Sdk from '../../../clients/typescript/src/index';

/** Where the API is, and a token of an administrator. */
export interface Api {
  baseUrl: string;
  token: string;
}

/** What came out of {@link scenario}. */
export interface Outcome {
  /** How many users the pages gave, and which addresses, in the order of the alphabet. */
  walked: number;
  listed: string[];
  /** The display name after the change. */
  changed: string;
  /** The codes of the problems. */
  stale: string | undefined;
  taken: string | undefined;
  /** The status of the deletion. */
  deleted: number;
  gone: string | undefined;
}

export const expected: Outcome = {
  walked: 2,
  listed: ['ada@example.com', 'grace@example.com'],
  changed: 'Ada Lovelace',
  stale: 'precondition-failed',
  taken: 'email-taken',
  deleted: 204,
  gone: 'user-not-found',
};

/** The life of a user as an app sees it, against an API without users, which it leaves without users. */
export async function scenario(sdk: typeof Sdk, options: Parameters<typeof Sdk.createClient>[0]): Promise<Outcome> {
  const { createClient, replaceUserRequest } = sdk;
  const client = createClient(options);
  const { data: grace } = await client.createUser({ body: { email: 'grace@example.com', displayName: 'Grace' } });
  const { userId } = (await client.createUser({ body: { email: 'ada@example.com', displayName: 'Ada' } })).data;

  const walked: string[] = [];
  for await (const { email } of client.listUsersItems({ limit: 1 })) walked.push(email);
  const listed = expected.listed.filter((email) => walked.includes(email));

  const { data: user } = await client.getUser({ userId });
  const rename = (displayName: string) => client.updateUser({ userId, body: { ...replaceUserRequest(user), displayName } });
  const changed = (await rename('Ada Lovelace')).data.displayName;

  // Another client changes the user: the ETag that this one keeps is no longer the current one.
  await createClient(options).updateUser({ userId, body: { ...replaceUserRequest(user), bio: 'Wrote the first program.' } });
  const stale = await updateProblem(sdk, () => rename('Too late'));

  await client.getUser({ userId });
  const take = () => client.updateUser({ userId, body: { ...replaceUserRequest(user), email: grace.email } });
  const taken = await updateProblem(sdk, take);

  const { status: deleted } = await client.deleteUser({ userId });
  const gone = await getProblem(sdk, () => client.getUser({ userId }));
  await client.deleteUser({ userId: grace.userId });
  return { walked: walked.length, listed, changed, stale, taken, deleted, gone };
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
