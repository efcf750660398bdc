/** The request body for a user of typical size. */
export const content = {
  email: 'grace@example.com',
  displayName: 'Grace Hopper',
  givenName: 'Grace',
  familyName: 'Hopper',
  phoneNumber: '+12025550123',
  birthDate: '1906-12-09',
  avatarUrl: 'https://images.example.com/grace.png',
  bio: 'Finds the bug.',
  locale: 'en-US',
  preferences: { theme: 'dark' as const, notifications: { push: true, email: false, sms: false } },
  metadata: { plan: 'pro' },
};

export const user = {
  userId: '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f',
  ...content,
  version: 4,
  createdAt: '2026-11-23T09:30:00.000Z',
  updatedAt: '2026-11-23T10:15:00.000Z',
};
