import type { Environment } from './environment';
import { rulesOfAccount } from './rules/account';
import { rulesOfAuthorizer, warningsOfAuthorizer } from './rules/authorizer';
import { rulesOfAlarms, warningsOfAlarms } from './rules/alarms';
import { rulesOfCapacity } from './rules/capacity';
import { rulesOfCors } from './rules/cors';
import { rulesOfData } from './rules/data';
import { rulesOfFunctions, warningsOfFunctions } from './rules/functions';
import { rulesOfDomain, warningsOfDomain } from './rules/domain';
import { rulesOfName } from './rules/name';
import { rulesOfRelease } from './rules/release';
import { rulesOfTraffic } from './rules/traffic';
import { rulesOfWebAcl } from './rules/web-acl';

/** An environment is unknown or its definition is invalid. The message contains the value and what is accepted. */
export class InvalidEnvironment extends Error {
  override readonly name = 'InvalidEnvironment';
}

/**
 * Validates the definition of an environment and returns it unchanged.
 * @param suffix the suffix of the deployment
 * @throws InvalidEnvironment with one line for each invalid value
 */
export function validated(environment: Environment, suffix: string = environment.name): Environment {
  const rules = [
    rulesOfName,
    rulesOfAuthorizer,
    rulesOfCors,
    rulesOfDomain,
    rulesOfData,
    rulesOfCapacity,
    rulesOfTraffic,
    rulesOfFunctions,
    rulesOfAccount,
    rulesOfAlarms,
    rulesOfWebAcl,
    rulesOfRelease,
  ];
  const violated = rules.flatMap((of) => of(environment, suffix)).filter(({ isValid }) => !isValid);
  if (violated.length === 0) return environment;
  const lines = violated.map(({ name, value, accepted }) => `${name} is ${JSON.stringify(value)}; it must be ${accepted}`);
  throw new InvalidEnvironment(lines.map((line) => `Environment ${JSON.stringify(environment.name)}: ${line}`).join('\n'));
}

/**
 * Returns the warnings for the person who deploys the environment, one line each.
 * @param suffix the suffix of the deployment
 */
export const warningsOf = (environment: Environment, suffix: string = environment.name): string[] => [
  ...warningsOfAuthorizer(environment),
  ...warningsOfDomain(environment, suffix),
  ...warningsOfFunctions(environment),
  ...warningsOfAlarms(environment),
];
