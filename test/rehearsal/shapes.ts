import type { Environment } from '../../infra/environments/environment';
import { choices, ownDomain, threeOrigins } from '../infra/choices';

/** A change of an environment that the rehearsal synthesizes and walks through. */
export interface Shape {
  name: string;
  environment: 'dev' | 'staging' | 'prod';
  /** The bundles are the same for every shape. */
  changes: Partial<Omit<Environment, 'dynamodbProtocol'>>;
}

export const shapes: readonly Shape[] = [
  { name: 'on-demand', environment: 'staging', changes: { capacity: { kind: 'on-demand', maxReadUnits: 4000, maxWriteUnits: 1000 } } },
  // A permissions boundary is missing: the rehearsal does not know its policy.
  { name: 'every-choice', environment: 'staging', changes: { ...choices, alarmTarget: { kind: 'email', address: 'on-call@example.com' } } },
  { name: 'domain', environment: 'staging', changes: { region: 'eu-west-1', domain: ownDomain } },
  { name: 'three-origins', environment: 'staging', changes: { allowedOrigins: threeOrigins } },
];
