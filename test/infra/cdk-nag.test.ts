import { describe, expect, it } from '@jest/globals';
import type { App, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { acknowledged, addNagChecks } from '../../infra/cdk-nag';
import { choices, permissionsBoundaryArn } from './choices';
import { environmentNames, stackOf } from './template';

const packs = [new AwsSolutionsChecks(), new ServerlessChecks()];

/** Findings as `rule path`. */
const findings = (stack: Stack): string[] =>
  packs
    .flatMap((pack) => pack.validateScope(stack).violations)
    .flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => `${ruleName} ${constructPath.replace(`${stack.node.path}/`, '')}`),
    );

const checked = (stack: Stack): Stack => {
  addNagChecks(stack.node.root, stack);
  return stack;
};

const alarmTarget = { kind: 'email', address: 'on-call@example.com' } as const;

describe('cdk-nag', () => {
  it.each(environmentNames)('finds nothing in %s that is not acknowledged', (name) => {
    expect(findings(checked(stackOf(name)))).toEqual([]);
    expect(findings(checked(stackOf(name, { alarmTarget })))).toEqual([]);
    expect(findings(checked(stackOf(name, { alarmTarget, ...choices, permissionsBoundaryArn })))).toEqual([]);
  });

  it('still finds every acknowledged finding, so that no acknowledgement is obsolete', () => {
    const found = environmentNames.flatMap((name) => findings(stackOf(name, { alarmTarget })));
    for (const { rule, where } of acknowledged) {
      expect(found.filter((finding) => finding.startsWith(`${rule} `) && where.test(finding.slice(rule.length + 1)))).not.toEqual([]);
    }
  });

  it('reports an acknowledged rule for every other resource', () => {
    const stack = stackOf('prod');
    const role = new Role(stack, 'Other', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] }));
    expect(findings(checked(stack))).toEqual(['AwsSolutions-IAM5[Resource::*] Other/DefaultPolicy/Resource']);
  });

  it('has a reason for each acknowledgement', () => {
    for (const { reason } of acknowledged) expect(reason.length).toBeGreaterThan(20);
  });

  it.each([
    ['AwsSolutions', /AwsSolutions-IAM5\[Resource::\*\]/],
    ['Serverless', /Serverless-LambdaDefaultTimeout|Serverless-LambdaFunctionDefaultTimeout/],
  ])('fails the synthesis with a finding of %s', (_pack, finding) => {
    const stack = stackOf('prod');
    const role = new Role(stack, 'Other', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] }));
    const lambda = { role: role.roleArn, code: { zipFile: '' }, handler: 'index.handler', runtime: 'nodejs24.x' };
    expect(new CfnFunction(checked(stack), 'Late', lambda).handler).toBe('index.handler');
    expect(() => (stack.node.root as App).synth()).toThrow(finding);
  });
});
