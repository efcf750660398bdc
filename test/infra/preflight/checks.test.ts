import { describe, expect, it } from '@jest/globals';
import { judgeBootstrap } from '../../../infra/preflight/checks/bootstrap';
import { judgeCertificates } from '../../../infra/preflight/checks/certificate';
import { judgeConcurrency } from '../../../infra/preflight/checks/concurrency';
import { judgeNames } from '../../../infra/preflight/checks/names';
import { judgeRegion } from '../../../infra/preflight/checks/region';
import { judgeStackStatus } from '../../../infra/preflight/checks/stack-status';
import { stands } from '../../../infra/preflight/facts';
import type { Finding } from '../../../infra/preflight/finding';
import { dev } from '../../../infra/environments/dev';
import { denied, deployed, known, plan } from './facts';

const severities = (findings: readonly Finding[]): string[] => findings.map(({ severity }) => severity);
const text = (findings: readonly Finding[]): string => findings.flatMap(({ found, actions = [] }) => [found, ...actions]).join('\n');

describe('the check of the CDK bootstrap', () => {
  it.each([
    [6, []],
    [28, []],
    [undefined, ['stops']],
    [5, ['stops']],
  ])('judges version %s: %j', (version, severity) => {
    expect(severities(judgeBootstrap(plan(), known(version)))).toEqual(severity);
  });

  it('names the command for this account and region', () => {
    expect(text(judgeBootstrap(plan(), known(undefined)))).toContain('npx cdk bootstrap aws://123456789012/eu-west-1');
  });
});

describe('the check of the region', () => {
  it('passes if the shell selects the region of the environment, or none', () => {
    expect(judgeRegion(plan(), 'eu-west-1')).toEqual([]);
    expect(judgeRegion(plan(), undefined)).toEqual([]);
  });

  it('warns if the shell selects another region', () => {
    expect(text(judgeRegion(plan(), 'us-east-1'))).toMatch(
      /deployed to eu-west-1.*region of your shell is us-east-1[^]*export AWS_REGION=eu-west-1/,
    );
  });

  it('warns if nothing selects a region', () => {
    expect(severities(judgeRegion(plan({ environment: dev, region: 'us-east-1' }), undefined))).toEqual(['warns']);
  });
});

describe('the check of the stack', () => {
  it.each([
    ['CREATE_COMPLETE', []],
    ['UPDATE_ROLLBACK_COMPLETE', []],
    ['IMPORT_COMPLETE', []],
    ['REVIEW_IN_PROGRESS', ['warns']],
    ['ROLLBACK_COMPLETE', ['warns']],
    ['ROLLBACK_FAILED', ['stops']],
    ['CREATE_FAILED', ['stops']],
    ['DELETE_FAILED', ['stops']],
    ['UPDATE_ROLLBACK_FAILED', ['stops']],
    ['UPDATE_IN_PROGRESS', ['stops']],
    ['CREATE_IN_PROGRESS', ['stops']],
  ])('judges %s: %j', (status, severity) => {
    expect(severities(judgeStackStatus(plan(), known(deployed({ status }))))).toEqual(severity);
  });

  it('stops for a failed creation with termination protection, which the CDK cannot delete', () => {
    const findings = judgeStackStatus(plan(), known(deployed({ status: 'ROLLBACK_COMPLETE', terminationProtection: true })));
    expect(severities(findings)).toEqual(['stops']);
    expect(text(findings)).toContain('update-termination-protection --no-enable-termination-protection --stack-name user-profiles-prod');
  });

  it('warns if CloudFormation does not say', () => {
    expect(text(judgeStackStatus(plan(), denied))).toContain('Not checked: the status of the stack user-profiles-prod');
  });

  it.each([
    ['CREATE_COMPLETE', true],
    ['UPDATE_ROLLBACK_COMPLETE', true],
    ['UPDATE_ROLLBACK_FAILED', true],
    ['IMPORT_COMPLETE', true],
    ['REVIEW_IN_PROGRESS', false],
    ['CREATE_FAILED', false],
    ['ROLLBACK_COMPLETE', false],
    ['ROLLBACK_FAILED', false],
    ['DELETE_FAILED', false],
  ])('says whether a stack with %s stands, so that it is deployed with protection: %s', (status, isStanding) => {
    expect(stands(deployed({ status }))).toBe(isStanding);
  });
});

describe('the check of the concurrent executions', () => {
  it.each([
    ['nothing reserved, in an ordinary account', 0, { limit: 1000, unreserved: 1000, ownReserved: 0 }, []],
    ['nothing reserved, in a new account', 0, { limit: 10, unreserved: 10, ownReserved: 0 }, ['warns']],
    ['all that can be reserved', 900, { limit: 1000, unreserved: 1000, ownReserved: 0 }, []],
    ['one more', 901, { limit: 1000, unreserved: 1000, ownReserved: 0 }, ['stops']],
    ['what the stack reserves already', 50, { limit: 150, unreserved: 100, ownReserved: 50 }, []],
    ['more than other functions leave', 50, { limit: 150, unreserved: 100, ownReserved: 0 }, ['stops']],
    ['anything in a new account', 1, { limit: 10, unreserved: 10, ownReserved: 0 }, ['stops']],
  ])('judges %s', (_what, reserved, concurrency, severity) => {
    expect(severities(judgeConcurrency(plan({ reserved }), known(concurrency)))).toEqual(severity);
  });

  it('names the numbers and the command that raises the quota', () => {
    const findings = judgeConcurrency(plan({ reserved: 60 }), known({ limit: 150, unreserved: 140, ownReserved: 0 }));
    expect(text(findings)).toMatch(/60 concurrent executions, but only 40 .*quota .* 150, other functions reserve 10[^]*L-B99A9384/);
  });
});

describe('the check of names', () => {
  const table = { kind: 'table', logicalId: 'UsersTable', name: 'user-profiles-prod' } as const;
  const logs = { kind: 'logGroup', logicalId: 'Logs', name: '/aws/lambda/user-profiles-prod-getUser' } as const;
  const parameter = { kind: 'parameter', logicalId: 'ApiUrl', name: '/user-profiles/prod/api-url' } as const;
  const domain = { kind: 'domain', logicalId: 'Domain', name: 'user-profiles-prod-123456789012' } as const;

  it.each([
    [table, 'dynamodb delete-table'],
    [logs, 'logs delete-log-group'],
    [parameter, 'ssm delete-parameter'],
    [domain, 'cognito-idp delete-user-pool-domain'],
  ])('stops for %j of no stack, and says how to keep or delete it', (resource, command) => {
    const findings = judgeNames(plan(), known([resource]), known(undefined));
    expect(severities(findings)).toEqual(['stops']);
    expect(text(findings)).toContain(resource.name);
    expect(text(findings)).toContain(command);
  });

  it('passes for resources of the stack', () => {
    const stack = deployed({ resources: [{ logicalId: 'UsersTable', physicalId: 'user-profiles-prod' }] });
    expect(judgeNames(plan(), known([table]), known(stack))).toEqual([]);
    expect(severities(judgeNames(plan(), known([table, logs]), known(stack)))).toEqual(['stops']);
  });

  it('warns if the resources or the stack cannot be read', () => {
    expect(severities(judgeNames(plan(), denied, known(undefined)))).toEqual(['warns']);
    expect(severities(judgeNames(plan(), known([table]), denied))).toEqual(['warns']);
  });
});

describe('the check of certificates', () => {
  it('stops for a certificate of another region', () => {
    const certificates = ['arn:aws:acm:us-east-1:123456789012:certificate/1', 'arn:aws:acm:eu-west-1:123456789012:certificate/2'];
    expect(text(judgeCertificates(plan({ certificates })))).toMatch(/^The certificate arn:aws:acm:us-east-1\S+ .* not in eu-west-1/);
  });
});
