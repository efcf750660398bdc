import type { Environment } from '../environment';

/** Made and thrown away at will. The first to be deployed, so it owns the role of the account; that role outlives it. */
export const dev: Environment = {
  name: 'dev',
  authorizer: { kind: 'none' },
  webAcl: { kind: 'none' },
  keepsData: false,
  ownsAccountRole: true,
  allowedOrigin: '*',
  listingShards: 1,
  contributorInsights: false,
};
