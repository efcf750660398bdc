import type { Environment } from './environment';

/** As production but for the web ACL, which costs by the month. */
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
};
