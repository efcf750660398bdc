// Calls the API with the client that hey-api generates, whose zod schemas validate requests and responses, and prints the result.
import { createClient } from './generated/client';
import { createUser, deleteUser, getUser, listUsers, patchUser, updateUser } from './generated/sdk.gen';
import type { UserProfile } from './generated/types.gen';
import { zProblem } from './generated/zod.gen';

const { API = '', NEWER_API = '', TOKEN = '' } = process.env;

const connect = (baseUrl: string) => createClient({ baseUrl, auth: () => TOKEN });

const facts = ({ email, displayName, locale }: UserProfile) => [email, displayName, locale];

function problem({ error }: { error: unknown }): string {
  const { status, code, errors = [] } = zProblem.parse(error);
  return [status, code, ...errors.flatMap((each) => [each.pointer, each.code])].join(' ');
}

/** Returns the data of a response. @throws Error for an error of the validation or of the API */
function dataOf<T>({ data, error }: { data: T | undefined; error: unknown }): T {
  if (data === undefined) throw new Error(JSON.stringify(error), { cause: error });
  return data;
}

async function journey(): Promise<unknown> {
  const client = connect(API);
  const newer = connect(NEWER_API);
  const body = { email: 'try..this@docomo.ne.jp', displayName: 'Ada 😀', locale: 'fa-IR-u-ca-persian-fw-sat-mu-celsius' };
  const headers = { 'Idempotency-Key': 'hey-api' };
  const created = dataOf(await createUser({ client, body, headers }));
  const path = { userId: created.userId };
  const replay = await createUser({ client, body, headers });
  const replayed = `${replay.response?.headers.get('Idempotent-Replayed')} ${replay.data?.userId === path.userId}`;

  const read = await getUser({ client, path });
  const etag = read.response?.headers.get('ETag') ?? '';
  const notModified = await getUser({ client, path, headers: { 'If-None-Match': etag } });
  const other = await createUser({ client, body: { email: 'user@bücher.example', displayName: 'Büchner' } });
  const listed = dataOf(await listUsers({ client })).items.map(({ email }) => email);

  const change = { email: body.email, displayName: body.displayName, bio: 'Hello.' };
  const condition = { 'If-Match': etag };
  const replaced = dataOf(await updateUser({ client, path, body: change, headers: condition }));
  const patch = { bio: null, preferences: { theme: 'dark' as const, notifications: null }, metadata: { plan: null } };
  const patched = dataOf(await patchUser({ client, path, body: patch, headers: { 'If-Match': replaced.etag } }));
  // The caller is an administrator without a profile.
  const me = problem(await getUser({ client, path: { userId: 'me' } }));
  const stale = problem(await updateUser({ client, path, body: { ...change, bio: 'Too late.' }, headers: condition }));
  const taken = problem(await createUser({ client, body }));
  const invalid = problem(await createUser({ client, body: { email: 'grace@example.com', displayName: '\u3164' } }));

  const newerProfile = dataOf(await getUser({ client: newer, path })).displayName;
  const newerProblem = problem(await deleteUser({ client: newer, path }));

  const deleted = (await deleteUser({ client, path })).response?.status;
  const gone = problem(await getUser({ client, path }));
  return {
    created: facts(created),
    replayed,
    read: facts(dataOf(read)),
    notModified: notModified.response?.status,
    international: dataOf(other).email,
    listed,
    replaced: `${replaced.version} ${replaced.bio}`,
    patched: `${patched.version} ${patched.bio ?? 'removed'} ${patched.preferences?.theme}`,
    me,
    stale,
    taken,
    invalid,
    deleted,
    gone,
    newerProfile,
    newerProblem,
  };
}

void journey().then((outcome) => process.stdout.write(`${JSON.stringify(outcome)}\n`));
