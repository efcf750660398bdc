import { parseArgs } from 'node:util';
import { choice, environments } from './environments/environments';

export const tasks = ['synth', 'deploy', 'diff', 'destroy'] as const;
export type Task = (typeof tasks)[number];

/** What was asked for cannot be. The message says what is allowed. */
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

export const helpOf = (task: Task): string => `npm run ${task} -- --env NAME [options]

  --env NAME               ${environments.map(({ name }) => name).join(', ')}
  --suffix NAME            a further copy of the environment beside it (the environment's name)${parameterHelp[task]}
  --help                   this text`;

const yesHelp = '\n  --yes                    do not ask, for machines';

const parameterHelp: Record<Task, string> = {
  synth: '',
  deploy: `\n  --parameter NAME=VALUE   a parameter of the template, e.g. LogRetentionDays=90; may be repeated${yesHelp}`,
  diff: '',
  destroy: yesHelp,
};

/**
 * The arguments of the CDK's command line for a task, or `help`.
 * @throws UsageError for what is unknown or missing, and for destroying an environment that keeps its data
 */
export function command(task: Task, args: string[]): string[] | 'help' {
  // What is only looked at may be any environment; what is changed is named.
  const { env = task === 'synth' ? 'dev' : undefined, suffix, parameter = [], yes, help } = parsed(args);
  if (help) return 'help';
  if (env === undefined) throw new UsageError(`--env is missing; it must be ${environments.map(({ name }) => name).join(', ')}`);
  const { environment } = chosen(env, suffix ?? env);
  if (task === 'destroy' && environment.keepsData) throw new UsageError(refusalToDestroy(env));
  const context = ['-c', `env=${env}`, ...(suffix === undefined ? [] : ['-c', `suffix=${suffix}`])];
  return [task, ...context, '--strict', ...specific[task]({ parameter, yes: yes ?? false })];
}

const refusalToDestroy = (env: string): string =>
  `${env} keeps its data and is not destroyed by this command; docs/runbook.md tells how to give it up for good`;

interface Given {
  parameter: string[];
  yes: boolean;
}

const specific: Record<Task, (given: Given) => string[]> = {
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

function chosen(env: string, suffix: string) {
  try {
    return choice(env, suffix);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
