import { describe, expect, it } from '@jest/globals';
import { commandsOf, readWorkflows, unpinned, workflowOf } from './workflows';

const workflows = new Map(readWorkflows().map((workflow) => [workflow.name, workflow]));
const jobsOf = (name: string) => workflows.get(name)?.jobs ?? new Map();

describe('the workflows', () => {
  it('use every action by its commit', () => {
    expect([...workflows.values()].flatMap(unpinned)).toEqual([]);
    expect([...workflows.values()].map(({ text }) => text).join('\n')).toMatch(/uses: \w+\/\w+@[0-9a-f]{40} # v/);
  });

  it.each([
    'actions/checkout@v6',
    'actions/checkout@de0fac2',
    'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd',
    'docker://node',
  ])('would not pass with %s', (uses) => {
    expect(unpinned(workflowOf('broken', `jobs:\n  a:\n    steps:\n      - uses: ${uses}\n`))).toEqual([`- uses: ${uses}`]);
  });

  it('end each job that runs on a runner after a time of its own', () => {
    const jobs = [...workflows.values()].flatMap((workflow) => [...workflow.jobs.values()]).filter((job) => 'runs-on' in job);
    expect(jobs.length).toBeGreaterThan(0);
    for (const job of jobs) expect(job).toHaveProperty('timeout-minutes', expect.any(Number));
  });

  it('have no rights except to read the repository, unless a job says so', () => {
    for (const { text } of workflows.values()) expect(text).toContain('\npermissions:\n  contents: read\n\n');
  });
});

describe('a release', () => {
  it('checks, rehearses, deploys to staging and then to prod', () => {
    const jobs = jobsOf('release');
    expect([...jobs.keys()]).toEqual(['check', 'rehearsal', 'staging', 'prod']);
    expect(jobs.get('check')).toEqual({ uses: './.github/workflows/check.yml' });
    expect(jobs.get('rehearsal')).toMatchObject({ needs: 'check' });
    expect(commandsOf(jobs.get('rehearsal'))).toContain('npm run rehearse -- --env prod');
    const uses = './.github/workflows/environment.yml';
    expect(jobs.get('staging')).toMatchObject({ needs: 'rehearsal', uses, with: { environment: 'staging' } });
    expect(jobs.get('prod')).toMatchObject({ needs: 'staging', uses, with: { environment: 'prod' } });
  });
});

describe('the deployment of an environment', () => {
  const job = jobsOf('environment').get('deploy');

  it('waits for the approval of its GitHub environment, and for an earlier deployment of the environment', () => {
    expect(job).toMatchObject({
      environment: '${{ inputs.environment }}',
      concurrency: { group: 'deploy-${{ inputs.environment }}', 'cancel-in-progress': false },
    });
  });

  it('deploys, and then tests the deployed URL', () => {
    expect(commandsOf(job).slice(-2)).toEqual(['npm run deploy -- --env "$ENVIRONMENT" --yes', 'npm run smoke -- --env "$ENVIRONMENT"']);
  });

  it('assumes a role by OIDC, without keys', () => {
    expect(job).toMatchObject({ permissions: { contents: 'read', 'id-token': 'write' } });
    expect(workflows.get('environment')?.text).not.toContain('secrets.');
  });
});
