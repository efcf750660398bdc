/** A profile with exactly the members that the contract requires. */
export const profile = {
  userId: '1',
  email: 'ada@example.com',
  displayName: 'Ada',
  version: 1,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  etag: '"1"',
};
