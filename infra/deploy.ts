import { cdk } from './cdk';
import { type Command, deployArguments, diffArguments, synthArguments } from './cli';
import { changeWarnings, synthesizedTemplate } from './two-deployments/changes';
import { type DeployedStack, stands } from './preflight/facts';
import { type Fact, factOf } from './preflight/finding';
import { planOf, type Template } from './preflight/plan';
import { preflight } from './preflight/preflight';
import { readStack } from './preflight/read/stack';
import { readTarget, type Target } from './preflight/read/target';
import { named } from './stack/names';
import { loggingParameter } from './stack/template-parameters';

const say = (line: string): boolean => process.stderr.write(`${line}\n`);

/**
 * Synthesizes, checks and deploys an environment. A stack that does not exist yet is created without protection and protected when it
 * stands, by a second deployment of the same template; infra/stack/retention.ts says why.
 * @returns the exit code
 * @throws NoTarget when AWS cannot be reached or rejects the credentials
 */
export async function deploy(command: Command): Promise<number> {
  const stackName = named(command.suffix);
  const target = await readTarget(command.environment);
  say(`Deploying ${stackName} to account ${target.account}, region ${target.region}, as ${target.caller}`);
  const stack = await factOf(readStack(target.aws, stackName));
  const isProtectedLater = command.environment.keepsData && stack.known && !(stack.value && stands(stack.value));
  const synthesis = cdk(synthArguments(command, isProtectedLater ? 'off' : 'on'));
  if (synthesis !== 0) return synthesis;
  for (const warning of await changeWarnings(target, stackName)) say(`Warning: ${warning}`);
  const parameters = command.skipChecks ? command.parameters : await checkedParameters({ command, stackName, target, stack });
  if (parameters === 'stop') return 1;
  const creation = cdk(deployArguments(stackName, parameters, command.yes));
  if (creation !== 0 || !isProtectedLater) return creation;
  return protect(command, stackName);
}

/**
 * Shows the difference between an environment and its deployment, and the changes that require two deployments.
 * @returns the exit code
 * @throws NoTarget when AWS cannot be reached or rejects the credentials
 */
export async function diff(command: Command): Promise<number> {
  const target = await readTarget(command.environment);
  const code = cdk(diffArguments(command));
  if (code === 0) for (const warning of await changeWarnings(target, named(command.suffix))) say(`Warning: ${warning}`);
  return code;
}

interface Situation {
  command: Command;
  stackName: string;
  target: Target;
  stack: Fact<DeployedStack | undefined>;
}

async function checkedParameters({ command, stackName, target, stack }: Situation): Promise<Command['parameters'] | 'stop'> {
  const { environment, parameters } = command;
  const deployedParameters = stack.known ? (stack.value?.parameters ?? {}) : {};
  const { account, region } = target;
  const plan = planOf(templateOf(stackName), { stackName, environment, account, region, parameters, deployedParameters });
  say('Checks before the deployment:');
  const { findings, ownsLogging } = await preflight({ plan, target, stack }, say);
  if (findings.some(({ severity }) => severity === 'stops')) {
    say('The deployment was not started. Nothing was changed. To deploy in spite of a finding, add --skip-checks.');
    return 'stop';
  }
  return { ...parameters, ...(ownsLogging && { [loggingParameter]: ownsLogging }) };
}

function templateOf(stackName: string): Template {
  const template = synthesizedTemplate(stackName);
  if (isTemplate(template)) return template;
  throw new Error(`cdk.out/${stackName}.template.json contains no Resources`);
}

const isTemplate = (value: unknown): value is Template => typeof value === 'object' && value !== null && 'Resources' in value;

function protect(command: Command, stackName: string): number {
  say(`The stack ${stackName} stands. Switching on the protection of the table, the user pool and the stack against deletion:`);
  const protection = [synthArguments(command), deployArguments(stackName, {}, true)];
  for (const args of protection) {
    const code = cdk(args);
    if (code !== 0) {
      say(`The API is deployed, but not protected against deletion. Run npm run deploy -- --env ${command.environment.name} again.`);
      return code;
    }
  }
  return 0;
}
