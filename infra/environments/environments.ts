import type { Environment } from './environment';
import { dev } from './dev';
import { prod } from './prod';
import { staging } from './staging';
import type { Protection } from '../stack/retention';
import { suffixPattern, suffixRule } from './suffix';
import { InvalidEnvironment, validated } from './validation';

export const environments: readonly Environment[] = [dev, staging, prod];

/** The environment to synthesize and the suffix that distinguishes it from other environments in the same account. */
export interface Selection {
  environment: Environment;
  suffix: string;
  /** `off` while the stack is created; `on` or undefined: infra/stack/retention.ts protects what keeps data. */
  protection?: Protection;
}

/**
 * Returns the environment with this name, validated.
 * @param name the value of `-c env=…`; default: dev
 * @param suffix the value of `-c suffix=…`; default: the name of the environment
 * @throws InvalidEnvironment for an unknown name, an invalid suffix or an invalid definition
 */
export function selectEnvironment(name: unknown = 'dev', suffix: unknown = name): Selection {
  const environment = environments.find((known) => known.name === name);
  if (environment === undefined) {
    throw new InvalidEnvironment(`env is ${JSON.stringify(name)}; it must be ${environments.map((known) => known.name).join(', ')}`);
  }
  if (typeof suffix !== 'string' || !new RegExp(suffixPattern).test(suffix)) {
    throw new InvalidEnvironment(`suffix is ${JSON.stringify(suffix)}; it must be ${suffixRule}`);
  }
  return { environment: validated(environment, suffix), suffix };
}
