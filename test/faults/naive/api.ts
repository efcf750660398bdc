import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import { type Content, type Patch, patchedNames, type Profile } from '../history';
import { deleteUser, emailOwner, putLock, putUser, readPage, readUser, removeLock } from './table';

interface NaiveResponse {
  status: number;
  body?: object;
  etag?: string;
}

const problem = (status: number, code: string): NaiveResponse => ({ status, body: { code } });

const etagOf = ({ version, createdAt }: Profile): string => `"${version}-${createdAt.replaceAll(/\D/g, '')}-naive"`;

const userResponse = (status: number, user: Profile): NaiveResponse => ({ status, body: user, etag: etagOf(user) });

/** Handles a request. Every error of the store becomes a 503. */
export async function handle(client: DynamoDBDocumentClient, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, body, etag } = await respond(client, request).catch(() => problem(503, 'service-unavailable'));
  response.writeHead(status, { 'content-type': 'application/json', ...(etag !== undefined && { etag }) });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function respond(client: DynamoDBDocumentClient, request: IncomingMessage): Promise<NaiveResponse> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const userId = pathname.split('/')[2];
  const text = await textOf(request);
  const content: Content = text === '' ? { email: '', displayName: '' } : JSON.parse(text);
  if (userId === undefined) {
    return request.method === 'POST'
      ? create(client, content, subjectOf(request))
      : { status: 200, body: await readPage(client, searchParams) };
  }
  const user = await readUser(client, userId);
  if (user === undefined) return problem(404, 'user-not-found');
  if (request.method === 'GET') return userResponse(200, user);
  const expected = request.headers['if-match'];
  if (expected !== undefined && expected !== etagOf(user)) return problem(412, 'precondition-failed');
  if (request.method === 'PUT') return update(client, user, replaced(user, content));
  if (request.method === 'PATCH') return update(client, user, patched(user, content));
  await deleteUser(client, userId);
  await removeLock(client, user.email);
  return { status: 204 };
}

async function create(
  client: DynamoDBDocumentClient,
  { email, displayName }: Content,
  subject: string | undefined,
): Promise<NaiveResponse> {
  const userId = subject ?? randomUUID();
  if (await emailOwner(client, email)) return problem(409, 'email-taken');
  if (await readUser(client, userId)) return problem(409, 'user-exists');
  const now = new Date().toISOString();
  const user: Profile = { userId, email, displayName, version: 1, createdAt: now, updatedAt: now };
  await putLock(client, email, userId);
  await putUser(client, user);
  return userResponse(201, user);
}

const replaced = ({ userId, version, createdAt, updatedAt }: Profile, { email, displayName }: Content): Profile => ({
  userId,
  email,
  displayName,
  version,
  createdAt,
  updatedAt,
});

function patched(user: Profile, patch: Patch): Profile {
  const { givenName, familyName, ...others } = patch;
  const names = { givenName, familyName };
  const changed: Profile = { ...user, ...others };
  for (const name of patchedNames) {
    const value = names[name];
    if (value === null) Reflect.deleteProperty(changed, name);
    else if (value !== undefined) changed[name] = value;
  }
  return changed;
}

async function update(client: DynamoDBDocumentClient, user: Profile, content: Profile): Promise<NaiveResponse> {
  const { email } = content;
  const isNew = email !== user.email;
  if (isNew && (await emailOwner(client, email))) return problem(409, 'email-taken');
  const changed: Profile = { ...content, version: user.version + 1, updatedAt: new Date().toISOString() };
  if (isNew) await putLock(client, email, user.userId);
  await putUser(client, changed);
  if (isNew) await removeLock(client, user.email);
  return userResponse(200, changed);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** Returns the `sub` of a token without verifying the token. */
function subjectOf({ headers }: IncomingMessage): string | undefined {
  const [, claims = ''] = headers.authorization?.split('.') ?? [];
  if (claims === '') return undefined;
  const { sub }: { sub?: string } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  return sub;
}
