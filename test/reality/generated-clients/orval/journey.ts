// Calls the API with the client that orval generates, parses each profile with its zod schema, and prints the result.
import { createUser, deleteUser, getUser, listUsers, patchUser, type Problem, updateUser } from './generated/client';
import {
  CreateUserBody,
  CreateUserResponse,
  GetUserResponse,
  ListUsersResponse,
  PatchUserBody,
  PatchUserResponse,
  UpdateUserResponse,
} from './generated/zod';
import { connection } from './send';

const { API = '', NEWER_API = '', TOKEN = '' } = process.env;

const facts = ({ email, displayName, locale }: ReturnType<typeof GetUserResponse.parse>) => [email, displayName, locale];

function problem({ status, data }: { status: number; data: unknown }): string {
  const { status: same, code, errors = [] } = data as Problem;
  if (same !== status) throw new Error(`The response ${status} contains a problem with the status ${same}.`);
  return [status, code, ...errors.flatMap((error) => [error.pointer, error.code])].join(' ');
}

async function journey(): Promise<unknown> {
  Object.assign(connection, { baseUrl: API, token: TOKEN });
  const body = CreateUserBody.parse({
    email: 'try..this@docomo.ne.jp',
    displayName: 'Ada 😀',
    locale: 'fa-IR-u-ca-persian-fw-sat-mu-celsius',
  });
  const key = { headers: { 'Idempotency-Key': 'orval' } };
  const created = CreateUserResponse.parse((await createUser(body, key)).data);
  const { userId } = created;
  const replay = await createUser(body, key);
  const replayed = `${replay.headers.get('Idempotent-Replayed')} ${CreateUserResponse.parse(replay.data).userId === userId}`;

  const read = await getUser(userId);
  const etag = read.headers.get('ETag') ?? '';
  const notModified = (await getUser(userId, { headers: { 'If-None-Match': etag } })) as { status: number };
  const other = await createUser(CreateUserBody.parse({ email: 'user@bücher.example', displayName: 'Büchner' }));
  const listed = ListUsersResponse.parse((await listUsers()).data).items.map(({ email }) => email);

  const change = { email: body.email, displayName: body.displayName, bio: 'Hello.' };
  const condition = { headers: { 'If-Match': etag } };
  const replaced = UpdateUserResponse.parse((await updateUser(userId, change, condition)).data);
  const patch = PatchUserBody.parse({ bio: null, preferences: { theme: 'dark', notifications: null }, metadata: { plan: null } });
  const patched = PatchUserResponse.parse((await patchUser(userId, patch, { headers: { 'If-Match': replaced.etag } })).data);
  // The caller is an administrator without a profile.
  const me = problem(await getUser('me'));
  const stale = problem(await updateUser(userId, { ...change, bio: 'Too late.' }, condition));
  const taken = problem(await createUser(body));
  const invalid = problem(await createUser(CreateUserBody.parse({ email: 'grace@example.com', displayName: '\u3164' })));

  connection.baseUrl = NEWER_API;
  const newerProfile = GetUserResponse.parse((await getUser(userId)).data).displayName;
  const newerProblem = problem(await deleteUser(userId));

  connection.baseUrl = API;
  const deleted = (await deleteUser(userId)).status;
  const gone = problem(await getUser(userId));
  return {
    created: facts(created),
    replayed,
    read: facts(GetUserResponse.parse(read.data)),
    notModified: notModified.status,
    international: CreateUserResponse.parse(other.data).email,
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
