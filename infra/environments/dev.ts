import type { Environment } from './environment';

/** Made and thrown away at will. The first to be deployed, so it owns the role of the account; that role outlives it. */
export const dev: Environment = {
  name: 'dev',
  // Without an app at hand, the address bar of a browser shows the code.
  authorizer: {
    kind: 'own-pool',
    callbackUrls: ['com.example.userprofiles://signed-in', 'http://localhost/signed-in'],
    logoutUrls: ['com.example.userprofiles://signed-out', 'http://localhost/signed-out'],
  },
  webAcl: { kind: 'none' },
  keepsData: false,
  ownsAccountRole: true,
  allowedOrigin: '*',
  listingShards: 1,
  contributorInsights: false,
};
