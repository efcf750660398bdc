import { parseArgs } from 'node:util';
import { environments, selectEnvironment, type Selection } from './environments/environments';
import type { Protection } from './stack/retention';

export const tasks = ['synth', 'deploy', 'diff', 'destroy'] as const;
export type Task = (typeof tasks)[number];

/** The command line is invalid. The message contains what is accepted. */
export class UsageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UsageError';
  }
}

/** A valid command line. */
export interface Command extends Selection {
  task: Task;
  /** The values of `--parameter`, by name. */
  parameters: Readonly<Record<string, string>>;
  yes: boolean;
  skipChecks: boolean;
  /** File of the deployed template; undefined: the template is compared with no other. */
  deployed: string | undefined;
}

const options = {
  env: { type: 'string' },
  suffix: { type: 'string' },
  parameter: { type: 'string', multiple: true },
  yes: { type: 'boolean' },
  'skip-checks': { type: 'boolean' },
  help: { type: 'boolean' },
  deployed: { type: 'string' },
} as const;

/** The names of the environments, for messages. */
export const environmentNames = environments.map(({ name }) => name).join(', ');

export const helpOf = (task: Task): string => `npm run ${task} -- --env NAME [options]

  --env NAME               the environment: ${environmentNames}${task === 'synth' ? ' (default: dev)' : ''}
  --suffix NAME            suffix of all resource names; another suffix makes a further copy (default: the environment's name)${taskHelp[task]}
  --help                   shows this text`;

const yesHelp = '\n  --yes                    skips confirmation prompts (for CI)';

const taskHelp: Record<Task, string> = {
  synth: '\n  --deployed FILE          warns about each change of this deployed template (JSON) that requires two deployments',
  deploy: `
  --parameter NAME=VALUE   sets a parameter of the template, e.g. LogRetentionDays=90; repeatable
  --skip-checks            deploys without the checks of the account; docs/deployment.md lists them${yesHelp}`,
  diff: '',
  destroy: yesHelp,
};

/**
 * Reads the command line of a task.
 * @throws UsageError for an unknown, missing or invalid option, and for destroying an environment that keeps its data
 */
export function readCommand(task: Task, args: string[]): Command | 'help' {
  // Only synth has a default: the other tasks compare with or change a deployment.
  const {
    env = task === 'synth' ? 'dev' : undefined,
    suffix,
    parameter = [],
    yes = false,
    help,
    deployed,
    'skip-checks': skipChecks = false,
  } = parsed(args);
  if (help) return 'help';
  if (env === undefined) throw new UsageError(`--env is missing; it must be one of ${environmentNames}.`);
  const selection = selected(env, suffix ?? env);
  if (task === 'destroy' && selection.environment.keepsData) throw new UsageError(rejectedDestroy(env));
  if (deployed !== undefined && task !== 'synth') throw new UsageError(`npm run ${task} has no option --deployed.`);
  return { task, ...selection, parameters: Object.fromEntries(parameter.map(assignment)), yes, skipChecks, deployed };
}

const rejectedDestroy = (env: string): string =>
  `${env} keeps its data, so this command does not destroy it. To delete the environment and its data, follow docs/deployment.md.`;

function assignment(text: string): [string, string] {
  const end = text.indexOf('=');
  if (end < 1) throw new UsageError(`--parameter is ${JSON.stringify(text)}; it must be NAME=VALUE, e.g. LogRetentionDays=90.`);
  return [text.slice(0, end), text.slice(end + 1)];
}

/** Returns the arguments of the CDK command line that synthesize a command's template into cdk.out. */
export const synthArguments = (command: Command, protection: Protection = 'on'): string[] => [
  'synth',
  ...contextOf(command),
  ...(command.deployed === undefined ? [] : ['-c', `deployed=${command.deployed}`]),
  ...(protection === 'off' ? ['-c', 'protection=off'] : []),
  '--strict',
  '--quiet',
];

/**
 * Returns the arguments of the CDK command line that deploy the template in cdk.out. They name the stack: if another command has synthesized
 * another environment into cdk.out since the checks, the CDK finds no stack of this name and deploys nothing.
 */
export const deployArguments = (stackName: string, parameters: Command['parameters'], yes: boolean): string[] => [
  'deploy',
  stackName,
  '--app',
  'cdk.out',
  ...Object.entries(parameters).flatMap(([name, value]) => ['--parameters', `${name}=${value}`]),
  '--require-approval',
  yes ? 'never' : 'broadening',
];

export const diffArguments = (command: Selection): string[] => ['diff', ...contextOf(command), '--strict'];

export const destroyArguments = (command: Command): string[] => [
  'destroy',
  ...contextOf(command),
  '--strict',
  ...(command.yes ? ['--force'] : []),
];

const contextOf = ({ environment: { name }, suffix }: Selection): string[] => [
  '-c',
  `env=${name}`,
  ...(suffix === name ? [] : ['-c', `suffix=${suffix}`]),
];

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options, strict: true }).values;
  } catch (error) {
    throw new UsageError(String(error instanceof Error ? error.message.split('. ')[0] : error), { cause: error });
  }
}

function selected(env: string, suffix: string): Selection {
  try {
    return selectEnvironment(env, suffix);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
