import { prod } from '../../../infra/environments/prod';
import type { DeployedStack } from '../../../infra/preflight/facts';
import type { Fact } from '../../../infra/preflight/finding';
import type { Plan } from '../../../infra/preflight/plan';

export const denied = { known: false, reason: 'AccessDenied: not authorized' } as const;

export const known = <T>(value: T): Fact<T> => ({ known: true, value });

/** Returns the plan of prod with the changes of a test. */
export const plan = (changes: Partial<Plan> = {}): Plan => ({
  stackName: 'user-profiles-prod',
  environment: prod,
  account: '123456789012',
  region: 'eu-west-1',
  parameters: {},
  resources: [],
  functions: [],
  reserved: 0,
  certificates: [],
  ...changes,
});

/** Returns a deployed stack with the changes of a test. */
export const deployed = (changes: Partial<DeployedStack> = {}): DeployedStack => ({
  status: 'UPDATE_COMPLETE',
  terminationProtection: false,
  parameters: {},
  resources: [],
  ...changes,
});
