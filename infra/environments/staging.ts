import type { Environment } from './environment';

/** Equal to prod except for the reserved concurrency, and for the web ACL and Contributor Insights, which cost a monthly fee. */
export const staging: Environment = {
  name: 'staging',
  authorizer: {
    kind: 'own-pool',
    callbackUrls: ['com.example.userprofiles://signed-in'],
    logoutUrls: ['com.example.userprofiles://signed-out'],
  },
  webAcl: { kind: 'none' },
  keepsData: true,
  allowedOrigins: ['*'],
  listingShards: 1,
  contributorInsights: false,
  postponesOptimizers: true,
  release: { kind: 'gradual', percent: 10, minutes: 10 },
};
