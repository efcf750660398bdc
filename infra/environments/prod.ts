import type { Environment } from './environment';

export const prod: Environment = {
  name: 'prod',
  region: 'eu-west-1',
  authorizer: {
    kind: 'own-pool',
    callbackUrls: ['com.example.userprofiles://signed-in'],
    logoutUrls: ['com.example.userprofiles://signed-out'],
  },
  // 10 requests per second from one IP address, because many phones share the IP address of their carrier.
  webAcl: { kind: 'managed', requestsPer5Minutes: 3000 },
  keepsData: true,
  ownsAccountRole: false,
  allowedOrigin: '*',
  listingShards: 1,
  contributorInsights: true,
  postponesOptimizers: true,
};
