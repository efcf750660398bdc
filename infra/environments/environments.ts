import { type Environment, suffixPattern, suffixRule, validated, WrongChoice } from './environment';
import { dev } from './dev';
import { prod } from './prod';
import { staging } from './staging';

export const environments: readonly Environment[] = [dev, staging, prod];

/** What is synthesized: an environment, under the suffix that keeps it apart from the others of the account. */
export interface Choice {
  environment: Environment;
  suffix: string;
}

/**
 * @param name `-c env=…`; absent: dev
 * @param suffix `-c suffix=…`; absent: the environment's name
 * @throws WrongChoice
 */
export function choice(name: unknown = 'dev', suffix: unknown = name): Choice {
  const environment = environments.find((known) => known.name === name);
  if (environment === undefined) {
    throw new WrongChoice(`env is ${JSON.stringify(name)}; it must be ${environments.map((known) => known.name).join(', ')}`);
  }
  if (typeof suffix !== 'string' || !new RegExp(suffixPattern).test(suffix)) {
    throw new WrongChoice(`suffix is ${JSON.stringify(suffix)}; it must be ${suffixRule}`);
  }
  return { environment: validated(environment, suffix), suffix };
}
