import type { Environment } from './environment';

export const prod: Environment = {
  name: 'prod',
  region: 'eu-west-1',
  authorizer: {
    kind: 'own-pool',
    callbackUrls: ['com.example.userprofiles://signed-in'],
    logoutUrls: ['com.example.userprofiles://signed-out'],
  },
  // 10 a second from one address, for many phones share that of their carrier.
  webAcl: { kind: 'managed', requestsPer5Minutes: 3000 },
  keepsData: true,
  ownsAccountRole: false,
  allowedOrigin: '*',
  listingShards: 1,
  contributorInsights: true,
};
