// A tour of the SDK. Start the API first (`npm start` in the root of the repository), then run:
//   npm run build && node examples/tour.js [URL of the API]
import { createClient, isProblem, replaceUserRequest } from 'user-profiles-client';

const baseUrl = process.argv[2] ?? 'http://127.0.0.1:3000';
// Two devices of one user. The API on this machine requires no token.
const phone = createClient({ baseUrl });
const tablet = createClient({ baseUrl });
const unique = Date.now();

const created = await phone.createUser({ body: { email: `ada.${unique}@example.com`, displayName: 'Ada' } });
const { userId, createdAt } = created.data;
console.log(`created: ${created.status} ${created.data.displayName}`);

const { data: read } = await tablet.getUser({ userId });
console.log(`read: ${read.displayName}, version ${read.version}`);

const { data: updated } = await phone.updateUser({ userId, body: { ...replaceUserRequest(read), displayName: 'Ada Lovelace' } });
console.log(`updated: ${updated.displayName}, version ${updated.version}`);

// The tablet has not seen this update, so the API rejects the tablet's update: it would undo the change of the phone.
// The tablet reads the profile again and repeats its update.
try {
  await tablet.updateUser({ userId, body: { ...replaceUserRequest(read), bio: 'Writes the first programs.' } });
} catch (error) {
  if (!isProblem(error, 'updateUser') || error.status !== 412) throw error;
  console.log(`conflict: ${error.status} ${error.code}`);
  const { data: latest } = await tablet.getUser({ userId });
  const { data: merged } = await tablet.updateUser({ userId, body: { ...replaceUserRequest(latest), bio: 'Writes the first programs.' } });
  console.log(`updated again: ${merged.displayName}, "${merged.bio}", version ${merged.version}`);
}

try {
  await tablet.createUser({ body: { email: `ADA.${unique}@example.com`, displayName: 'Another user' } });
} catch (error) {
  if (!isProblem(error, 'createUser')) throw error;
  console.log(`rejected: ${error.status} ${error.code}`);
}

for (const name of ['grace', 'mary']) await phone.createUser({ body: { email: `${name}.${unique}@example.com`, displayName: name } });
const names = [];
for await (const user of phone.listUsersItems({ limit: 2, createdFrom: createdAt })) {
  names.push(user.displayName);
  // The phone has cached an ETag from before the tablet's update. Null deletes the user whatever the current ETag is.
  await phone.deleteUser({ userId: user.userId, ifMatch: null });
}
console.log(`listed and deleted: ${names.join(', ')}`);

try {
  await phone.getUser({ userId });
} catch (error) {
  if (!isProblem(error, 'getUser')) throw error;
  console.log(`deleted: ${error.status} ${error.code}`);
}
