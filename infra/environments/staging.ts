import type { Environment } from '../environment';

/** As production but for the web ACL, which costs by the month. */
export const staging: Environment = {
  name: 'staging',
  authorizer: { kind: 'user-pool' },
  webAcl: { kind: 'none' },
  keepsData: true,
  ownsAccountRole: false,
  allowedOrigin: '*',
  listingShards: 1,
  contributorInsights: false,
};
