/** A profile as a server that is not the API answers it: the members that the contract requires, and no more. */
export const profile = {
  userId: '1',
  email: 'ada@example.com',
  displayName: 'Ada',
  version: 1,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
};
