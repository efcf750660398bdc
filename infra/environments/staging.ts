import type { Environment } from './environment';

/** Equal to prod except for the web ACL and Contributor Insights, which cost a monthly fee. */
export const staging: Environment = {
  name: 'staging',
  authorizer: {
    kind: 'own-pool',
    callbackUrls: ['com.example.userprofiles://signed-in'],
    logoutUrls: ['com.example.userprofiles://signed-out'],
  },
  webAcl: { kind: 'none' },
  keepsData: true,
  ownsAccountRole: false,
  allowedOrigin: '*',
  listingShards: 1,
  contributorInsights: false,
  postponesOptimizers: true,
};
