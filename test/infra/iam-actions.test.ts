import { describe, expect, it } from '@jest/globals';
import { choices } from './choices';
import { misfitsIn, type Statement, statementsIn } from './iam-statements';
import { environmentNames, resourcesOf, stackOf, synthesized, templateOf } from './template';

const misfits = async (statements: Statement[]) => (await Promise.all(statements.map(misfitsIn))).flat();
const table = 'arn:aws:dynamodb:eu-west-1:123456789012:table/users';

describe('the policies of the stack', () => {
  it.each(environmentNames)('of %s contain only actions that AWS defines, on resources that the actions support', async (name) => {
    const template = templateOf(name);
    const statements = statementsIn(template);
    const roles = Object.keys(resourcesOf(template, 'AWS::IAM::Role'));
    expect([...new Set(statements.map(({ holder }) => holder))]).toEqual(expect.arrayContaining(roles));
    expect(await misfits(statements)).toEqual([]);
  });

  it('of an environment with an email address for alarms do the same', async () => {
    expect(
      await misfits(statementsIn(synthesized(stackOf('dev', { alarmTarget: { kind: 'email', address: 'ada@example.com' } })))),
    ).toEqual([]);
  });

  it("of an environment with a customer's key do the same", async () => {
    expect(await misfits(statementsIn(synthesized(stackOf('dev', choices))))).toEqual([]);
  });

  it.each([
    [['dynamodb:UpsertItem'], [table], 'there is no action dynamodb:UpsertItem'],
    [['dynamodb:*'], [table], 'there is no action dynamodb:*'],
    [['dynamo:GetItem'], [table], 'there is no action dynamo:GetItem'],
    [['dynamodb:TransactWriteItems'], [table], 'there is no action dynamodb:TransactWriteItems'],
    [['dynamodb:GetItem'], [`${table}/index/EmailIndex`], 'dynamodb:GetItem is not for'],
    [['dynamodb:GetItem'], [table, `${table}/index/EmailIndex`], 'none of dynamodb:GetItem is for'],
    [['ssm:GetParameter'], [table], 'ssm:GetParameter is not for'],
    [['ssm:GetParameter', 'dynamodb:Query'], [table], 'ssm:GetParameter is not for'],
    [['xray:PutTraceSegments'], [table], 'xray:PutTraceSegments is not for'],
    [['sts:AssumeRoles'], [], 'there is no action sts:AssumeRoles'],
  ])('are rejected for %j on %j', async (actions, resources, message) => {
    expect((await misfitsIn({ holder: 'Role', actions, resources })).join()).toContain(message);
  });

  it.each([
    [['dynamodb:Query'], [table, `${table}/index/EmailIndex`]],
    [['ssm:GetParameter'], ['arn:aws:ssm:eu-west-1:123456789012:parameter/user-profiles/dev/settings']],
    [['logs:CreateLogStream', 'logs:PutLogEvents'], ['arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/a:*']],
    [['xray:PutTraceSegments'], ['*']],
    [['sts:AssumeRole'], []],
  ])('are accepted for %j on %j', async (actions, resources) => {
    expect(await misfitsIn({ holder: 'Role', actions, resources })).toEqual([]);
  });
});
