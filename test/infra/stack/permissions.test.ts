import { describe, expect, it } from '@jest/globals';
import { operations, type OperationId } from '../../../generated/operations';
import { permissions } from '../../../infra/stack/permissions';
import { environmentNames, resourcesOf, rows, templateOf, textOf } from '../template';

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
}

const listed = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

/** What the role of an operation's function may do, as `action on resource`. */
function grantsOf(environmentName: string, id: OperationId): string[] {
  const { Resources } = templateOf(environmentName);
  const role = textOf(Resources[operations[id].functionName]?.Properties['Role']).replace(/^<(\w+)\.Arn>$/, '$1');
  const policies = Resources[role]?.Properties['Policies'] as { PolicyDocument: { Statement: Statement[] } }[];
  return policies
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .flatMap(({ Effect, Action, Resource }) =>
      listed(Action).flatMap((action) => listed(Resource).map((resource) => `${Effect} ${action} on ${textOf(resource)}`)),
    )
    .toSorted();
}

const onTable = '<UsersTable.Arn>';
const onIndexes = ['<UsersTable.Arn>/index/EmailIndex', '<UsersTable.Arn>/index/CreatedAtIndex'];
const data = (grants: string[]) => grants.filter((grant) => grant.includes('dynamodb:'));
const others = (grants: string[]) => grants.filter((grant) => !grant.includes('dynamodb:'));

describe('the permissions', () => {
  it.each<[OperationId, string[]]>([
    ['createUser', [`dynamodb:PutItem on ${onTable}`]],
    ['getUser', [`dynamodb:GetItem on ${onTable}`]],
    ['updateUser', ['DeleteItem', 'PutItem', 'UpdateItem'].map((action) => `dynamodb:${action} on ${onTable}`)],
    ['deleteUser', ['DeleteItem', 'GetItem', 'PutItem'].map((action) => `dynamodb:${action} on ${onTable}`)],
    [
      'listUsers',
      [
        ...['BatchGetItem', 'GetItem'].map((action) => `dynamodb:${action} on ${onTable}`),
        ...onIndexes.map((index) => `dynamodb:Query on ${index}`),
      ],
    ],
  ])('allow %s the actions on data that it performs, and no other', (id, grants) => {
    expect(data(grantsOf('prod', id))).toEqual(grants.map((grant) => `Allow ${grant}`).toSorted());
  });

  it.each(rows.map(({ id }) => id))(
    'allow %s to log, trace, read its settings and write the audit log, and nothing else besides its data',
    (id) => {
      const logs = String.raw`<${operations[id].functionName}Logs[0-9A-F]{8}\.Arn>`;
      const auditLog = (action: string) => new RegExp(String.raw`^logs:${action} on <AuditLog[0-9A-F]{8}\.Arn>$`);
      expect(others(grantsOf('staging', id)).map((grant) => grant.replace(/^Allow /, ''))).toEqual([
        expect.stringMatching(auditLog('CreateLogStream')),
        expect.stringMatching(new RegExp(`^logs:CreateLogStream on ${logs}$`)),
        expect.stringMatching(auditLog('PutLogEvents')),
        expect.stringMatching(new RegExp(`^logs:PutLogEvents on ${logs}$`)),
        'ssm:GetParameter on arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:parameter/user-profiles/<EnvironmentSuffix>/settings',
        'xray:PutTelemetryRecords on *',
        'xray:PutTraceSegments on *',
      ]);
    },
  );

  it.each(environmentNames)('of %s name every action, and every resource except for X-Ray', (name) => {
    const grants = rows.flatMap(({ id }) => grantsOf(name, id));
    expect(grants.filter((grant) => /^\w+ [^ ]*\*/.test(grant))).toEqual([]);
    expect(grants.filter((grant) => grant.includes('*') && !/xray:\w+ on \*$/.test(grant))).toEqual([]);
  });

  it('are inline policies of the roles: no other policy exists, managed or attached, except for the logs of API Gateway', () => {
    const template = templateOf('prod');
    expect(resourcesOf(template, 'AWS::IAM::Policy')).toEqual({});
    expect(resourcesOf(template, 'AWS::IAM::ManagedPolicy')).toEqual({});
    const roles = Object.entries(resourcesOf(template, 'AWS::IAM::Role'));
    expect(roles.filter(([, { Properties }]) => 'ManagedPolicyArns' in Properties).map(([id]) => id)).toEqual(['ApiLogsRole']);
  });

  it('exist for each operation of the contract', () => {
    expect(Object.keys(permissions).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  });
});
