import type { Environment } from '../../infra/environments/environment';

export const kmsKeyArn = 'arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555';

/** What a platform team may prescribe, and limits that differ from the defaults. */
export const choices = {
  capacity: { kind: 'provisioned', table: { read: { min: 10, max: 400 } }, indexes: { CreatedAtIndex: { write: { min: 4, max: 100 } } } },
  throttling: { rate: 20_000, burst: 5000 },
  functions: { memoryMB: 1024, timeoutSeconds: 5, reservedConcurrency: { getUser: 40 }, systemLogLevel: 'INFO' },
  kmsKeyArn,
  tags: { Team: 'profiles', 'cost:center': '42' },
  traceSampling: { rate: 0.1, perSecond: 2 },
} as const satisfies Partial<Environment>;

export const permissionsBoundaryArn = 'arn:aws:iam::123456789012:policy/boundary';

/** A domain of which every member is set. */
export const ownDomain = {
  name: 'api.example.com',
  certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/0d1e2f3a-4b5c-6d7e-8f90-a1b2c3d4e5f6',
  basePath: 'v1',
  hostedZone: { id: 'Z0123456789ABCDEFGHIJ', name: 'example.com' },
  defaultEndpoint: 'off',
} as const;

export const threeOrigins = ['https://app.example.com', 'https://admin.example.com:8443', 'https://b.example'];
