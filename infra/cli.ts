import { parseArgs } from 'node:util';
import { environments, selectEnvironment } from './environments/environments';

export const tasks = ['synth', 'deploy', 'diff', 'destroy'] as const;
export type Task = (typeof tasks)[number];

/** The command line is invalid. The message contains what is accepted. */
export class UsageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UsageError';
  }
}

const options = {
  env: { type: 'string' },
  suffix: { type: 'string' },
  parameter: { type: 'string', multiple: true },
  yes: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** The names of the environments, for messages. */
export const environmentNames = environments.map(({ name }) => name).join(', ');

export const helpOf = (task: Task): string => `npm run ${task} -- --env NAME [options]

  --env NAME               the environment: ${environmentNames}${task === 'synth' ? ' (default: dev)' : ''}
  --suffix NAME            suffix of all resource names; another suffix makes a further copy (default: the environment's name)${taskHelp[task]}
  --help                   shows this text`;

const yesHelp = '\n  --yes                    skips confirmation prompts (for CI)';

const taskHelp: Record<Task, string> = {
  synth: '',
  deploy: `\n  --parameter NAME=VALUE   sets a parameter of the template, e.g. LogRetentionDays=90; repeatable${yesHelp}`,
  diff: '',
  destroy: yesHelp,
};

/**
 * Returns the arguments of the CDK command line for a task, or `help`.
 * @throws UsageError for an unknown, missing or invalid option, and for destroying an environment that keeps its data
 */
export function cdkArguments(task: Task, args: string[]): string[] | 'help' {
  // Only synth has a default: the other tasks compare with or change a deployment.
  const { env = task === 'synth' ? 'dev' : undefined, suffix, parameter = [], yes, help } = parsed(args);
  if (help) return 'help';
  if (env === undefined) throw new UsageError(`--env is missing; it must be one of ${environmentNames}.`);
  const { environment } = selected(env, suffix ?? env);
  if (task === 'destroy' && environment.keepsData) throw new UsageError(rejectedDestroy(env));
  const context = ['-c', `env=${env}`, ...(suffix === undefined ? [] : ['-c', `suffix=${suffix}`])];
  return [task, ...context, '--strict', ...taskArguments[task]({ parameter, yes: yes ?? false })];
}

const rejectedDestroy = (env: string): string =>
  `${env} keeps its data, so this command does not destroy it. To delete the environment and its data, follow docs/runbook.md.`;

interface TaskOptions {
  parameter: string[];
  yes: boolean;
}

const taskArguments: Record<Task, (given: TaskOptions) => string[]> = {
  synth: () => ['--quiet'],
  deploy: ({ parameter, yes }) => [
    ...parameter.flatMap((each) => ['--parameters', each]),
    '--require-approval',
    yes ? 'never' : 'broadening',
  ],
  diff: () => [],
  destroy: ({ yes }) => (yes ? ['--force'] : []),
};

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options, strict: true }).values;
  } catch (error) {
    throw new UsageError(String(error instanceof Error ? error.message.split('. ')[0] : error), { cause: error });
  }
}

function selected(env: string, suffix: string) {
  try {
    return selectEnvironment(env, suffix);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
