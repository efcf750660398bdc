import { describe, expect, it } from '@jest/globals';
import { resolver, withConditionsMet } from './intrinsics';
import { templateIn } from './template';

const template = templateIn({
  Parameters: { Suffix: { Default: 'dev' }, Count: { Default: 0 }, Pool: {} },
  Conditions: {
    Counts: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Count' }, 0] }] },
    IsDev: { 'Fn::Equals': [{ Ref: 'Suffix' }, 'dev'] },
    Both: { 'Fn::And': [{ Condition: 'Counts' }, { Condition: 'IsDev' }] },
    Either: { 'Fn::Or': [{ Condition: 'Counts' }, { Condition: 'IsDev' }] },
  },
  Resources: {
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: { 'Fn::Sub': 'users-${Suffix}' } } },
    Nameless: { Type: 'AWS::Lambda::Function', Condition: 'Counts' },
    Settings: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/users/settings' } },
    Topic: { Type: 'AWS::Cloud::Nine' },
    People: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolName: 'users' } },
    App: { Type: 'AWS::Cognito::UserPoolClient' },
    Get: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'get' } },
    GetVersion: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { 'Fn::GetAtt': ['Get', 'Arn'] } } },
    GetLive: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: 'Get' }, Name: 'live' } },
  },
});
const account = { stackName: 'users', region: 'eu-west-1', accountId: '123456789012' };
const resolve = resolver(template, account, { Pool: 'pool' });

describe('the resolver of intrinsic functions', () => {
  it.each([
    ['a value', [1, true, 'text', { a: null }], [1, true, 'text', { a: null }]],
    ['a parameter with its default', { Ref: 'Suffix' }, 'dev'],
    ['a parameter with a value', { Ref: 'Pool' }, 'pool'],
    ['a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-west-1'],
    ['the name of a resource', { Ref: 'Table' }, 'users-dev'],
    ['the name that CloudFormation gives', { Ref: 'Nameless' }, 'users-Nameless'],
    ['an ARN', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'arn:aws:dynamodb:eu-west-1:123456789012:table/users-dev'],
    ['an ARN in the short form', { 'Fn::GetAtt': 'Settings.Arn' }, 'arn:aws:ssm:eu-west-1:123456789012:parameter/users/settings'],
    ['the id of a user pool, which is not its name', { Ref: 'People' }, 'eu-west-1_People'],
    ['the ARN of a user pool', { 'Fn::GetAtt': ['People', 'Arn'] }, 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_People'],
    ['the id of an app', { Ref: 'App' }, 'app'],
    ['an alias as its ARN', { Ref: 'GetLive' }, 'arn:aws:lambda:eu-west-1:123456789012:function:get:live'],
    ['a version as its ARN', { Ref: 'GetVersion' }, 'arn:aws:lambda:eu-west-1:123456789012:function:get:1'],
    ['the number of a version', { 'Fn::GetAtt': ['GetVersion', 'Version'] }, '1'],
    [
      'placeholders',
      { 'Fn::Sub': '${Table.Arn} of ${AWS::StackName} ${!Not}' },
      'arn:aws:dynamodb:eu-west-1:123456789012:table/users-dev of users ${Not}',
    ],
    ['placeholders with values', { 'Fn::Sub': ['${a}-${Suffix}', { a: { Ref: 'Pool' } }] }, 'pool-dev'],
    ['a list of texts', { 'Fn::Join': ['-', ['a', { Ref: 'Suffix' }, { Ref: 'AWS::Partition' }]] }, 'a-dev-aws'],
    ['a choice', { 'Fn::If': ['IsDev', { Ref: 'Suffix' }, 'other'] }, 'dev'],
    ['a choice by two conditions', { 'Fn::If': ['Both', 1, { 'Fn::If': ['Either', 2, 3] }] }, 2],
    ['nothing', { a: { 'Fn::If': ['Counts', 1, { Ref: 'AWS::NoValue' }] }, b: [{ Ref: 'AWS::NoValue' }, 2] }, { b: [2] }],
    ['the condition of a policy', { Condition: { StringEquals: {} } }, { Condition: { StringEquals: {} } }],
  ])('resolves %s', (_, value, expected) => {
    expect(resolve(value, 'here')).toEqual(expected);
  });

  it.each([
    [{ 'Fn::ImportValue': 'other' }, 'here.a: Fn::ImportValue is not supported by the rehearsal; it supports Ref'],
    [{ Ref: 'Nobody' }, 'here.a: there is no resource or parameter Nobody'],
    [{ Ref: 'Topic' }, 'here.a: the rehearsal does not know how a AWS::Cloud::Nine (Topic) is identified'],
    [{ 'Fn::GetAtt': ['Table', 'StreamArn'] }, 'here.a: StreamArn of Table (AWS::DynamoDB::Table) is not supported'],
    [{ 'Fn::GetAtt': ['App', 'Arn'] }, 'here.a: Arn of App (AWS::Cognito::UserPoolClient) is not supported'],
    [{ 'Fn::If': ['Nowhere', 1, 2] }, 'here.a: there is no condition Nowhere'],
  ])('rejects %j with its location', (value, message) => {
    expect(() => resolve({ a: value }, 'here')).toThrow(message);
  });

  it('rejects a parameter without a value', () => {
    expect(() => resolver(template, account, {})({ Ref: 'Pool' }, 'here')).toThrow('Parameters.Pool: has no default');
  });

  it('omits the resources whose conditions are false', () => {
    const { resources } = withConditionsMet(template, resolve);
    expect([...template.resources.keys()].filter((id) => !resources.has(id))).toEqual(['Nameless']);
  });
});
