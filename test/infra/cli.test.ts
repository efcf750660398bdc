import { describe, expect, it } from '@jest/globals';
import { cdkArguments, helpOf, tasks, UsageError } from '../../infra/cli';

describe('the command lines of synth, deploy, diff and destroy', () => {
  it.each([
    ['deploy', ['--env', 'staging'], 'deploy -c env=staging --strict --require-approval broadening'],
    ['deploy', ['--env', 'dev', '--suffix', 'ada', '--yes'], 'deploy -c env=dev -c suffix=ada --strict --require-approval never'],
    [
      'deploy',
      ['--env', 'dev', '--parameter', 'LogRetentionDays=90', '--parameter', 'ReservedConcurrency=10'],
      'deploy -c env=dev --strict --parameters LogRetentionDays=90 --parameters ReservedConcurrency=10 --require-approval broadening',
    ],
    ['synth', ['--env', 'staging'], 'synth -c env=staging --strict --quiet'],
    ['synth', [], 'synth -c env=dev --strict --quiet'],
    ['diff', ['--env', 'prod'], 'diff -c env=prod --strict'],
    ['destroy', ['--env', 'dev'], 'destroy -c env=dev --strict'],
    ['destroy', ['--env', 'dev', '--yes'], 'destroy -c env=dev --strict --force'],
  ] as const)('npm run %s -- %j runs cdk %s', (task, args, cdk) => {
    expect(cdkArguments(task, [...args])).toEqual(cdk.split(' '));
  });

  it.each(['staging', 'prod'])('reject destroying %s, which keeps its data', (env) => {
    expect(() => cdkArguments('destroy', ['--env', env, '--yes'])).toThrow(`${env} keeps its data`);
  });

  it.each([
    [[], '--env is missing; it must be one of dev, staging, prod.'],
    [['--env', 'production'], 'env is "production"; it must be dev, staging, prod'],
    [['--env', 'dev', '--suffix', 'Ada'], 'suffix is "Ada"; it must be 1 to 16 lower-case letters'],
    [['--environment', 'dev'], "Unknown option '--environment'"],
  ])('reject %j with a message that contains what is accepted', (args, words) => {
    expect(() => cdkArguments('deploy', args)).toThrow(UsageError);
    expect(() => cdkArguments('deploy', args)).toThrow(words);
  });

  it('list all options of a task with --help', () => {
    for (const task of tasks) expect(cdkArguments(task, ['--help'])).toBe('help');
    expect(helpOf('deploy')).toMatch(/--env NAME[^]*--suffix NAME[^]*--parameter NAME=VALUE[^]*--yes[^]*--help/);
    expect(helpOf('destroy')).not.toContain('--parameter');
  });
});
