import { judgeBootstrap } from './checks/bootstrap';
import { judgeCertificates } from './checks/certificate';
import { judgeConcurrency } from './checks/concurrency';
import { decideLogging } from './checks/logging';
import { judgeNames } from './checks/names';
import { judgeRegion } from './checks/region';
import { judgeStackStatus } from './checks/stack-status';
import type { DeployedStack } from './facts';
import { type Fact, factOf, type Finding } from './finding';
import type { Plan } from './plan';
import { readBootstrap } from './read/bootstrap';
import { readConcurrency } from './read/concurrency';
import { readLogging } from './read/logging';
import { readExisting } from './read/names';
import type { Target } from './read/target';
import { lines } from './report';

/** What is checked. */
export interface Subject {
  plan: Plan;
  target: Target;
  stack: Fact<DeployedStack | undefined>;
}

/** The result of all checks. */
export interface Outcome {
  findings: readonly Finding[];
  /** The value of the parameter OwnsApiGatewayLogging that the deployment should set; undefined to set none. */
  ownsLogging: 'true' | 'false' | undefined;
}

/**
 * Runs all checks at the same time and prints the result of each as soon as it is known.
 * @param print called with each line
 */
export async function preflight(subject: Subject, print: (line: string) => void): Promise<Outcome> {
  const logging = factOf(readLogging(subject.target.aws)).then((setting) => decideLogging(subject.plan, setting, subject.stack));
  const checks = { ...checksOf(subject), 'logging role': logging.then(({ findings }) => findings) };
  const running = Object.entries(checks).map(async ([name, check]) => {
    const findings = await check;
    for (const line of lines(name, findings)) print(line);
    return findings;
  });
  const findings = await Promise.all(running);
  return { findings: findings.flat(), ownsLogging: (await logging).parameter };
}

function checksOf({ plan, target, stack }: Subject): Record<string, Promise<Finding[]>> {
  const { aws, shellRegion } = target;
  const deployed = new Set(stack.known ? stack.value?.resources.map(({ physicalId }) => physicalId) : []);
  const functions = plan.functions.filter((name) => deployed.has(name));
  return {
    region: Promise.resolve(judgeRegion(plan, shellRegion)),
    stack: Promise.resolve(judgeStackStatus(plan, stack)),
    certificate: Promise.resolve(judgeCertificates(plan)),
    'CDK bootstrap': factOf(readBootstrap(aws)).then((version) => judgeBootstrap(plan, version)),
    'concurrent executions': factOf(readConcurrency(aws, functions)).then((concurrency) => judgeConcurrency(plan, concurrency)),
    'existing names': factOf(readExisting(aws, plan.resources)).then((existing) => judgeNames(plan, existing, stack)),
  };
}
