import type { Environment } from './environment';

export const prod: Environment = {
  name: 'prod',
  region: 'eu-west-1',
  authorizer: {
    kind: 'own-pool',
    callbackUrls: ['com.example.userprofiles://signed-in'],
    logoutUrls: ['com.example.userprofiles://signed-out'],
  },
  // 100 requests per second from one IP address, because phones share the IP address of their carrier, and 20 per second with one token.
  webAcl: { kind: 'managed', requestsPer5Minutes: { address: 30_000, token: 6000 } },
  keepsData: true,
  allowedOrigins: ['*'],
  // A reservation is also a limit: listings, the most expensive requests, cannot take the executions of reads. Together 600 of the 1,000
  // executions of an account by default; 100 must stay unreserved. Even if every read is a cold start of 0.3 s, 300 executions serve the
  // 1,000 requests per second that the stage admits.
  functions: {
    reservedConcurrency: { getUser: 300, createUser: 100, patchUser: 100, updateUser: 50, deleteUser: 25, listUsers: 25 },
  },
  listingShards: 1,
  contributorInsights: true,
  postponesOptimizers: true,
  release: { kind: 'gradual', percent: 10, minutes: 10 },
};
