import type { Environment } from '../environments/environment';
import type { Use } from './units';

/** A month of an environment. */
export interface Workload {
  environment: Environment;
  /** Kept in the table. */
  users: number;
  /** Who signs in, or has a token refreshed, within the month. */
  activeUsers: number;
  requests: number;
  /** Share of the requests by use; together 1. */
  mix: Partial<Record<Use, number>>;
  /** Bytes of a user's item, as DynamoDB counts them. */
  userBytes: number;
  /** Billed for a request, by a function that runs already. */
  milliseconds: number;
  /** Share of the requests that start a function, and what that bills besides, in milliseconds. */
  cold: { share: number; milliseconds: number };
  /** Whether what an account has for nothing, for ever, is taken off. */
  freeTier: boolean;
}

/** AWS counts a month as 730 hours. */
export const hoursAMonth = 730;
export const secondsAMonth = hoursAMonth * 3600;
