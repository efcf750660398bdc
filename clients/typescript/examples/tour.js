// A tour of the SDK. Start the API first (`npm start` in the root of the repository), then run:
//   npm run build && node examples/tour.js TOKEN [URL of the API]
import { createClient, isProblem, patchUserRequest } from 'user-profiles-client';

const [token = '', baseUrl = 'http://127.0.0.1:3000'] = process.argv.slice(2);
// Two devices of the user of the token, and an administrator: the API on this machine accepts requests without a token.
const phone = createClient({ baseUrl, token: () => token });
const tablet = createClient({ baseUrl, token: () => token });
const administrator = createClient({ baseUrl });
const unique = Date.now();

const created = await phone.createUser({ body: { email: `ada.${unique}@example.com`, displayName: 'Ada', locale: 'en' } });
console.log(`created: ${created.status} ${created.data.displayName}`);

const { data: read } = await tablet.me.get();
console.log(`read: ${read.displayName}, version ${read.version}`);

const { data: changed } = await phone.me.patch({ body: patchUserRequest(read, { displayName: 'Ada Lovelace', locale: null }) });
console.log(`changed: ${changed.displayName}, locale ${changed.locale}, version ${changed.version}`);

// The tablet still shows version 1. Its patch remembers that revision, so the API rejects it. The tablet reads the profile again.
const form = { bio: 'Writes the first programs.' };
try {
  await tablet.me.patch({ body: patchUserRequest(read, form) });
} catch (error) {
  if (!isProblem(error, 'patchUser') || error.status !== 412) throw error;
  console.log(`conflict: ${error.status} ${error.code}`);
  const { data: latest } = await tablet.me.get();
  const { data: merged } = await tablet.me.patch({ body: patchUserRequest(latest, form) });
  console.log(`changed again: ${merged.displayName}, "${merged.bio}", version ${merged.version}`);
}

try {
  await administrator.createUser({ body: { email: `ADA.${unique}@example.com`, displayName: 'Another user' } });
} catch (error) {
  if (!isProblem(error, 'createUser')) throw error;
  console.log(`rejected: ${error.status} ${error.code}`);
}

for (const name of ['grace', 'mary']) {
  await administrator.createUser({ body: { email: `${name}.${unique}@example.com`, displayName: name } });
}
const names = [];
for await (const { userId, displayName, etag } of administrator.listUsersItems({ limit: 2, createdFrom: created.data.createdAt })) {
  names.push(displayName);
  await administrator.deleteUser({ userId, ifMatch: etag });
}
console.log(`listed and deleted: ${names.join(', ')}`);

try {
  await phone.me.get();
} catch (error) {
  if (!isProblem(error, 'getUser')) throw error;
  console.log(`deleted: ${error.status} ${error.code}`);
}
