// A tour of the SDK. With the API running (`npm start` in the root of the repository):
//   npm run build && node examples/tour.js
import { createClient, isProblem, replaceUserRequest } from 'user-profiles-client';

const baseUrl = process.argv[2] ?? 'http://127.0.0.1:3000';
// Two devices of one person. The API on this machine asks for no token.
const phone = createClient({ baseUrl });
const tablet = createClient({ baseUrl });
const unique = Date.now();

const created = await phone.createUser({ body: { email: `ada.${unique}@example.com`, displayName: 'Ada' } });
const { userId, createdAt } = created.data;
console.log(`created: ${created.status} ${created.data.displayName}`);

const { data: read } = await tablet.getUser({ userId });
console.log(`read: ${read.displayName}, version ${read.version}`);

const { data: changed } = await phone.updateUser({ userId, body: { ...replaceUserRequest(read), displayName: 'Ada Lovelace' } });
console.log(`changed: ${changed.displayName}, version ${changed.version}`);

// The tablet has not seen that change. Its own would undo it, so it is refused; what it does then is read again and decide anew.
try {
  await tablet.updateUser({ userId, body: { ...replaceUserRequest(read), bio: 'Writes the first programs.' } });
} catch (error) {
  if (!isProblem(error, 'updateUser') || error.status !== 412) throw error;
  console.log(`conflict: ${error.status} ${error.code}`);
  const { data: latest } = await tablet.getUser({ userId });
  const { data: merged } = await tablet.updateUser({ userId, body: { ...replaceUserRequest(latest), bio: 'Writes the first programs.' } });
  console.log(`changed after all: ${merged.displayName}, "${merged.bio}", version ${merged.version}`);
}

try {
  await tablet.createUser({ body: { email: `ADA.${unique}@example.com`, displayName: 'Someone else' } });
} catch (error) {
  if (!isProblem(error, 'createUser')) throw error;
  console.log(`refused: ${error.status} ${error.code}`);
}

for (const name of ['grace', 'mary']) await phone.createUser({ body: { email: `${name}.${unique}@example.com`, displayName: name } });
const names = [];
for await (const user of phone.listUsersItems({ limit: 2, createdFrom: createdAt })) {
  names.push(user.displayName);
  // The phone still keeps the ETag of before the tablet's change. Null: whatever it is now.
  await phone.deleteUser({ userId: user.userId, ifMatch: null });
}
console.log(`walked and deleted: ${names.join(', ')}`);

try {
  await phone.getUser({ userId });
} catch (error) {
  if (!isProblem(error, 'getUser')) throw error;
  console.log(`gone: ${error.status} ${error.code}`);
}
