import type { Environment } from './environment';

/** For development; its data is deleted with the stack. */
export const dev: Environment = {
  name: 'dev',
  // Without an app, a browser that is redirected to localhost shows the authorization code in its address bar.
  authorizer: {
    kind: 'own-pool',
    callbackUrls: ['com.example.userprofiles://signed-in', 'http://localhost/signed-in'],
    logoutUrls: ['com.example.userprofiles://signed-out', 'http://localhost/signed-out'],
  },
  webAcl: { kind: 'none' },
  keepsData: false,
  allowedOrigins: ['*'],
  listingShards: 1,
  contributorInsights: false,
  postponesOptimizers: true,
  release: { kind: 'all-at-once' },
};
