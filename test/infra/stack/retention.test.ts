import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import cdk from '../../../cdk.json';
import { environmentNames, resourcesOf, stackOf, synthesized, templateOf, textOf, theOnly } from '../template';

const unprotected = (name: string) => stackOf(name, {}, name, cdk.context, 'off');

/** Returns every deletion policy of a template with the types of its resources. */
function policies(name: string): Record<string, string[]> {
  const found: Record<string, Set<string>> = {};
  for (const { Type, DeletionPolicy = 'none' } of Object.values(templateOf(name).Resources))
    (found[DeletionPolicy] ??= new Set()).add(Type);
  return Object.fromEntries(Object.entries(found).map(([policy, types]) => [policy, [...types].toSorted()]));
}

describe('a stack that is being created (protection off)', () => {
  it.each(['staging', 'prod'])('of %s has no protection that would fail the rollback of its creation', (name) => {
    const stack = unprotected(name);
    const template = synthesized(stack);
    expect(stack.terminationProtection).toBe(false);
    expect(theOnly(template, 'AWS::DynamoDB::Table').Properties['DeletionProtectionEnabled']).toBe(false);
    expect(theOnly(template, 'AWS::Cognito::UserPool').Properties['DeletionProtection']).toBe('INACTIVE');
  });

  it.each(environmentNames)('of %s differs from the protected stack in these protections only', (name) => {
    const template = synthesized(unprotected(name));
    const protectedTemplate = templateOf(name);
    for (const { Resources } of [template, protectedTemplate]) {
      delete Resources['UsersTable']?.Properties['DeletionProtectionEnabled'];
      delete Resources['UserPool']?.Properties['DeletionProtection'];
    }
    expect(template).toEqual(protectedTemplate);
  });
});

describe('the retention of resources', () => {
  it.each(['staging', 'prod'])('of %s keeps data after the stack, and nothing after a rolled-back creation', (name) => {
    const { RetainExceptOnCreate, Retain } = policies(name);
    expect(Retain).toBeUndefined();
    expect(RetainExceptOnCreate).toEqual([
      'AWS::ApiGateway::Account',
      'AWS::Cognito::UserPool',
      'AWS::Cognito::UserPoolClient',
      'AWS::Cognito::UserPoolGroup',
      'AWS::DynamoDB::Table',
      'AWS::IAM::Role',
      // Lambda deletes the versions of a function with the function.
      'AWS::Lambda::Version',
      'AWS::Logs::LogGroup',
    ]);
  });

  it('of dev keeps the role that API Gateway writes logs with, and versions, which are deleted with their function', () => {
    const { RetainExceptOnCreate, Retain } = policies('dev');
    expect(Retain).toBeUndefined();
    expect(RetainExceptOnCreate).toEqual(['AWS::ApiGateway::Account', 'AWS::IAM::Role', 'AWS::Lambda::Version']);
  });
});

describe('docs/deployment.md#take-a-retained-table-or-user-pool-back-into-the-stack', () => {
  const [, section = ''] = /\n### Take a retained table [^\n]*\n([^]*?)\n### /.exec(readFileSync('docs/deployment.md', 'utf8')) ?? [];
  const groups = Object.values(resourcesOf(templateOf('prod'), 'AWS::Logs::LogGroup'));
  // The name of the group that contains the id of the API is free again: the next API has another id.
  const names = groups
    .map(({ Properties }) => textOf(Properties['LogGroupName'], { EnvironmentSuffix: 'prod' }))
    .filter((name) => !name.includes('<'));

  it.each(names)('takes back or deletes the log group %s, with which the deployment would fail', (name) => {
    const ofFunctions = name.replace(/(?<=^\/aws\/lambda\/user-profiles-prod-)\w+$/, '');
    expect(section).toMatch(new RegExp(`${ofFunctions}["\\s]`));
  });
});
