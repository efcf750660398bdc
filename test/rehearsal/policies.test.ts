import { describe, expect, it } from '@jest/globals';
import { dynamodbAccesses } from './dynamodb-accesses';
import { resolver } from './intrinsics';
import { isAllowed, matches, type Statement, statementsOf } from './policies';
import { templateIn } from './template';

const account = { stackName: 'users', region: 'eu-west-1', accountId: '1' };
const trust = { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }] };

function statementsIn(properties: object, others: object = {}): Statement[] {
  const role = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust, ...properties } };
  const template = templateIn({ Resources: { Role: role, ...others } });
  const resolve = resolver(template, account, {});
  return statementsOf(template, resolve({ 'Fn::GetAtt': ['Role', 'Arn'] }, ''), resolve);
}
const document = (statement: object) => ({ PolicyDocument: { Statement: [statement] } });
const allow = { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: 'a' };
const allowed: Statement = { allows: true, actions: ['dynamodb:GetItem'], resources: ['a'] };

describe('a policy', () => {
  it.each([
    ['users', 'users', true],
    ['users', 'users/index/EmailIndex', false],
    ['users/index/*', 'users/index/EmailIndex', true],
    ['*', 'anything/at:all', true],
    ['user?', 'users', true],
    ['u.ers', 'users', false],
    ['a+(b)[c]{d}|e^$', 'a+(b)[c]{d}|e^$', true],
  ])('with the pattern %j matches %j: %j', (pattern, text, met) => {
    expect(matches(pattern, text)).toBe(met);
  });

  it('allows what a statement allows and no statement denies, regardless of the case of the action', () => {
    const denied: Statement = { allows: false, actions: ['dynamodb:*'], resources: ['secret'] };
    const statements: Statement[] = [{ allows: true, actions: ['DynamoDB:getitem'], resources: ['*'] }, denied];
    const may = (resource: string, action = 'dynamodb:GetItem') => isAllowed(statements, { action, resource });
    expect([may('users'), may('secret'), may('users', 'dynamodb:PutItem')]).toEqual([true, false, false]);
    expect(isAllowed([allowed], { action: 'dynamodb:GetItem', resource: 'b' })).toBe(false);
    expect(isAllowed([], { action: 'dynamodb:GetItem', resource: 'users' })).toBe(false);
  });

  it('is read from the role, from separate policies, and from managed policies that allow nothing here', () => {
    const beside = { Type: 'AWS::IAM::Policy', Properties: { ...document(allow), Roles: [{ Ref: 'Role' }] } };
    const foreign = { Type: 'AWS::IAM::Policy', Properties: { ...document(allow), Roles: ['other'] } };
    const ManagedPolicyArns = ['arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess'];
    expect(statementsIn({ Policies: [document(allow)], ManagedPolicyArns }, { beside, foreign })).toEqual([allowed, allowed]);
  });

  it('may have the condition that KMS is used through DynamoDB', () => {
    const Condition = { StringEquals: { 'kms:ViaService': 'dynamodb.eu-west-1.amazonaws.com' } };
    expect(statementsIn({ Policies: [document({ ...allow, Condition })] })).toEqual([allowed]);
  });

  it.each([
    [
      'Role.Statement.Condition',
      { Policies: [document({ ...allow, Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } } })] },
    ],
    ['Role.Statement.Condition', { Policies: [document({ ...allow, Condition: {} })] }],
    ['Role.Statement.NotAction', { Policies: [document({ ...allow, NotAction: 'a' })] }],
    ['Role.ManagedPolicyArns', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }],
    ['Role.PermissionsBoundary', { PermissionsBoundary: 'arn' }],
    ['Role.AssumeRolePolicyDocument', { AssumeRolePolicyDocument: { Statement: [] } }],
  ])('is rejected for its %s', (place, properties) => {
    expect(() => statementsIn(properties)).toThrow(`${place}: `);
  });
});

describe('the accesses of a DynamoDB call', () => {
  const items = { TransactItems: [{ Put: { TableName: 'a' } }, { Update: { TableName: 'b' } }, { Delete: {} }, { ConditionCheck: {} }] };
  it.each([
    ['GetItem', { TableName: 'users' }, ['dynamodb:GetItem arn/users']],
    ['GetItem', { TableName: 'arn:aws:other' }, ['dynamodb:GetItem arn:aws:other']],
    ['Query', { TableName: 'users', IndexName: 'EmailIndex' }, ['dynamodb:Query arn/users/index/EmailIndex']],
    ['BatchGetItem', { RequestItems: { a: {}, b: {} } }, ['dynamodb:BatchGetItem arn/a', 'dynamodb:BatchGetItem arn/b']],
    ['TransactGetItems', { TransactItems: [{ Get: { TableName: 'a' } }] }, ['dynamodb:GetItem arn/a']],
    ['ListTables', {}, ['dynamodb:ListTables arn/undefined']],
  ])('%s of %j are %j', (operation, input, accesses) => {
    const found = dynamodbAccesses(operation, input, (name) => `arn/${name}`);
    expect(found.map(({ action, resource }) => `${action} ${resource}`)).toEqual(accesses);
  });

  it('of a transaction are those of its parts', () => {
    const actions = dynamodbAccesses('TransactWriteItems', items, (name) => name).map(({ action }) => action);
    expect(actions).toEqual(['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem']);
  });
});
