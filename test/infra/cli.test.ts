import { describe, expect, it } from '@jest/globals';
import { command, helpOf, UsageError } from '../../infra/cli';

describe('the commands of whoever deploys', () => {
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
  ] as const)('npm run %s -- %j is cdk %s', (task, args, cdk) => {
    expect(command(task, [...args])).toEqual(cdk.split(' '));
  });

  it.each(['staging', 'prod'])('never destroy %s, which keeps its data', (env) => {
    expect(() => command('destroy', ['--env', env, '--yes'])).toThrow(`${env} keeps its data`);
  });

  it.each([
    [[], '--env is missing; it must be dev, staging, prod'],
    [['--env', 'production'], 'env is "production"; it must be dev, staging, prod'],
    [['--env', 'dev', '--suffix', 'Ada'], 'suffix is "Ada"; it must be 1 to 16 lower-case letters'],
    [['--environment', 'dev'], "Unknown option '--environment'"],
  ])('refuse %j in words', (args, words) => {
    expect(() => command('deploy', args)).toThrow(UsageError);
    expect(() => command('deploy', args)).toThrow(words);
  });

  it('tell what there is', () => {
    expect(command('deploy', ['--help'])).toBe('help');
    expect(helpOf('deploy')).toContain('--parameter NAME=VALUE');
    expect(helpOf('destroy')).not.toContain('--parameter');
  });
});
