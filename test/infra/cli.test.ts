import { describe, expect, it } from '@jest/globals';
import {
  type Command,
  deployArguments,
  destroyArguments,
  diffArguments,
  helpOf,
  readCommand,
  synthArguments,
  type Task,
  tasks,
  UsageError,
} from '../../infra/cli';

function read(task: Task, args: readonly string[]): Command {
  const command = readCommand(task, [...args]);
  if (command === 'help') throw new Error('the command line asks for help');
  return command;
}

const line = (args: readonly string[]): string => args.join(' ');

describe('the command lines of synth, deploy, diff and destroy', () => {
  it.each([
    [['--env', 'staging'], 'synth -c env=staging --strict --quiet'],
    [[], 'synth -c env=dev --strict --quiet'],
    [['--suffix', 'ada'], 'synth -c env=dev -c suffix=ada --strict --quiet'],
    [['--deployed', 'old.json'], 'synth -c env=dev -c deployed=old.json --strict --quiet'],
  ])('npm run synth -- %j runs cdk %s', (args, cdk) => {
    expect(line(synthArguments(read('synth', args)))).toBe(cdk);
  });

  it('deploy synthesizes first, without protection if the stack is created', () => {
    const command = read('deploy', ['--env', 'prod', '--suffix', 'ada']);
    expect(line(synthArguments(command, 'off'))).toBe('synth -c env=prod -c suffix=ada -c protection=off --strict --quiet');
    expect(line(synthArguments(command, 'on'))).toBe('synth -c env=prod -c suffix=ada --strict --quiet');
  });

  it.each([
    [['--env', 'staging'], 'deploy user-profiles-x --app cdk.out --require-approval broadening'],
    [['--env', 'dev', '--yes'], 'deploy user-profiles-x --app cdk.out --require-approval never'],
    [
      ['--env', 'dev', '--parameter', 'LogRetentionDays=90', '--parameter', 'OwnsApiGatewayLogging=false'],
      'deploy user-profiles-x --app cdk.out --parameters LogRetentionDays=90 --parameters OwnsApiGatewayLogging=false --require-approval broadening',
    ],
  ])('npm run deploy -- %j deploys what was checked: cdk %s', (args, cdk) => {
    const { parameters, yes } = read('deploy', args);
    expect(line(deployArguments('user-profiles-x', parameters, yes))).toBe(cdk);
  });

  it.each([
    [['--env', 'dev'], false],
    [['--env', 'dev', '--skip-checks'], true],
  ])('npm run deploy -- %j skips the checks: %s', (args, skipChecks) => {
    expect(read('deploy', args).skipChecks).toBe(skipChecks);
  });

  it('npm run diff -- --env prod runs cdk diff', () => {
    expect(line(diffArguments(read('diff', ['--env', 'prod'])))).toBe('diff -c env=prod --strict');
  });

  it.each([
    [['--env', 'dev'], 'destroy -c env=dev --strict'],
    [['--env', 'dev', '--yes'], 'destroy -c env=dev --strict --force'],
  ])('npm run destroy -- %j runs cdk %s', (args, cdk) => {
    expect(line(destroyArguments(read('destroy', args)))).toBe(cdk);
  });

  it.each(['staging', 'prod'])('reject destroying %s, which keeps its data', (env) => {
    expect(() => readCommand('destroy', ['--env', env, '--yes'])).toThrow(`${env} keeps its data`);
  });

  it.each([
    [[], '--env is missing; it must be one of dev, staging, prod.'],
    [['--env', 'production'], 'env is "production"; it must be dev, staging, prod'],
    [['--env', 'dev', '--suffix', 'Ada'], 'suffix is "Ada"; it must be 1 to 16 lower-case letters'],
    [['--environment', 'dev'], "Unknown option '--environment'"],
    [['--env', 'dev', '--deployed', 'old.json'], 'npm run deploy has no option --deployed.'],
    [['--env', 'dev', '--parameter', 'LogRetentionDays'], '--parameter is "LogRetentionDays"; it must be NAME=VALUE'],
    [['--env', 'dev', '--parameter', '=90'], '--parameter is "=90"; it must be NAME=VALUE'],
  ])('reject %j with a message that contains what is accepted', (args, words) => {
    expect(() => readCommand('deploy', args)).toThrow(UsageError);
    expect(() => readCommand('deploy', args)).toThrow(words);
  });

  it('list all options of a task with --help', () => {
    for (const task of tasks) expect(readCommand(task, ['--help'])).toBe('help');
    expect(helpOf('deploy')).toMatch(/--env NAME[^]*--suffix NAME[^]*--parameter NAME=VALUE[^]*--skip-checks[^]*--yes[^]*--help/);
    expect(helpOf('destroy')).not.toMatch(/--parameter|--skip-checks/);
  });
});
