import { describe, expect, it } from '@jest/globals';
import { twoDeploymentWarnings } from '../../../infra/two-deployments/warnings';
import { environment as variable } from '../../../src/config';
import { existingPool, stackOf, synthesized, templateOf, type TemplateJson } from '../template';

interface Body {
  info: { version: string };
  paths: Record<string, Record<string, object>>;
}

interface Index {
  IndexName: string;
  KeySchema: { AttributeName: string; KeyType: string }[];
}

type Change = (template: TemplateJson) => void;

const bodyOf = (template: TemplateJson): Body => template.Resources['Api']?.Properties['Body'] as Body;
const tableOf = (template: TemplateJson) =>
  (template.Resources['UsersTable']?.Properties ?? {}) as { GlobalSecondaryIndexes: Index[]; KeySchema: Index['KeySchema'] };
const index = (IndexName: string, AttributeName = 'locale'): Index => ({ IndexName, KeySchema: [{ AttributeName, KeyType: 'HASH' }] });

const setVariable =
  (name: string, value: string): Change =>
  (template) => {
    for (const { Type, Properties } of Object.values(template.Resources)) {
      if (Type === 'AWS::Lambda::Function')
        Object.assign((Properties['Environment'] as { Variables: object }).Variables, { [name]: value });
    }
  };

/** Replaces a text in the paths of the API. */
const inPaths =
  (from: string, to: string): Change =>
  (template) => {
    const body = bodyOf(template);
    expect(JSON.stringify(body.paths)).toContain(from);
    body.paths = JSON.parse(JSON.stringify(body.paths).replaceAll(from, to));
  };

const withoutMethod =
  (path: string, method: string): Change =>
  (template) =>
    void Reflect.deleteProperty(bodyOf(template).paths[path] ?? {}, method);

const withoutAction =
  (functionName: string, action: string): Change =>
  (template) => {
    const role = Object.keys(template.Resources).find((id) => id.startsWith(`${functionName}Role`)) ?? '';
    const text = JSON.stringify(template.Resources[role]);
    expect(text).toContain(action);
    template.Resources[role] = JSON.parse(text.replace(`"${action}"`, '"logs:PutLogEvents"'));
  };

/** Returns the warnings about the next template after a change of the deployed one. */
function warningsAfter(change: Change, before: Change = () => {}): string[] {
  const [deployed, next] = [templateOf('staging'), templateOf('staging')];
  before(deployed);
  change(next);
  return twoDeploymentWarnings(deployed, next);
}

describe('the warnings about changes that need two deployments', () => {
  it.each<[string, string[], Change]>([
    [
      'a renamed path parameter',
      ['getUser renames a path parameter (/users/{userId} to /users/{id})', 'Keep the name'],
      inPaths('{userId}', '{id}'),
    ],
    [
      'an operation with another path',
      ['listUsers moves from GET /users to GET /people', 'returns 404', 'as another operation first'],
      inPaths('"/users":', '"/people":'),
    ],
    [
      'a removed operation',
      ['patchUser is removed: PATCH /users/{userId} returns 404', 'First release clients'],
      withoutMethod('/users/{userId}', 'patch'),
    ],
    [
      'an operation with another id',
      ['readUser replaces getUser at GET /users/{userId}', 'Keep the operation id'],
      inPaths('"getUser"', '"readUser"'),
    ],
    [
      'stricter rules, which raise the version of the contract',
      ['from version 0.1.0 to 0.2.0', 'First deploy a version that accepts both'],
      (template) => void (bodyOf(template).info.version = '0.2.0'),
    ],
    [
      'more shards',
      ['listingShards changes from 1 to 4: until all functions run the new version', 'release all-at-once'],
      setVariable(variable.listingShards, '4'),
    ],
    [
      'a new index',
      ['UsersTable gets the index LocaleIndex', 'Deploy the index alone first'],
      (template) => void tableOf(template).GlobalSecondaryIndexes.push(index('LocaleIndex')),
    ],
    [
      'a removed index',
      ['UsersTable loses the index EmailIndex before traffic shifts', 'in the next deployment'],
      (template) => {
        const table = tableOf(template);
        table.GlobalSecondaryIndexes = table.GlobalSecondaryIndexes.filter(({ IndexName }) => IndexName !== 'EmailIndex');
      },
    ],
    [
      'another key of an index',
      ['The key of the index EmailIndex of UsersTable changes', 'Add an index with another name'],
      (template) => {
        const table = tableOf(template);
        table.GlobalSecondaryIndexes = table.GlobalSecondaryIndexes.map((one) =>
          one.IndexName === 'EmailIndex' ? index('EmailIndex') : one,
        );
      },
    ],
    [
      'another key of the table',
      ['The key of UsersTable changes', 'fails because its name is taken'],
      (template) => void (tableOf(template).KeySchema = index('').KeySchema),
    ],
    [
      'a permission that a function loses',
      ['GetUserFunction loses the permission dynamodb:GetItem', 'in the next deployment'],
      withoutAction('GetUserFunction', 'dynamodb:GetItem'),
    ],
  ])('name %s and say what to do', (_, words, change) => {
    const found = warningsAfter(change);
    for (const part of words) expect(found.join('\n')).toContain(part);
    expect(found.filter((warning) => warning.includes('\n'))).toEqual([]);
  });

  it('name fewer shards, which hide users for good', () => {
    const found = warningsAfter(setVariable(variable.listingShards, '2'), setVariable(variable.listingShards, '4'));
    expect(found).toEqual([expect.stringContaining('from 4 to 2: users in the other shards disappear from listings. Keep 4.')]);
  });

  it('name a replaced web origin, and no added or removed one', () => {
    const [first, second] = ['https://a.example', 'https://b.example'];
    const origin = (value: string) => setVariable(variable.allowedOrigins, value);
    expect(warningsAfter(origin(second), origin(first))).toEqual([expect.stringContaining(`changes from ${first} to ${second}`)]);
    expect(warningsAfter(origin(`${first},${second}`), origin(first))).toEqual([]);
    expect(warningsAfter(origin(second), origin(`${first} ${second}`))).toEqual([]);
    expect(warningsAfter(origin('*'), origin(first))).toEqual([]);
  });

  it('name two indexes in one deployment', () => {
    const found = warningsAfter((template) => void tableOf(template).GlobalSecondaryIndexes.push(index('A'), index('B')));
    expect(found.join('\n')).toContain('2 indexes of UsersTable are added or removed: DynamoDB changes one index per deployment');
  });

  it('name an authorizer that is added or removed', () => {
    const open = synthesized(stackOf('dev', { authorizer: { kind: 'none' } }));
    expect(twoDeploymentWarnings(open, templateOf('dev'))).toEqual([expect.stringContaining('reject every request with 401')]);
    expect(twoDeploymentWarnings(templateOf('dev'), open)).toEqual([
      expect.stringContaining('treat every caller with a token as an administrator'),
    ]);
  });

  it.each<[string, Change]>([
    ['no change', () => {}],
    [
      'a new operation',
      (template) => {
        const item = bodyOf(template).paths['/users/{userId}'] ?? {};
        Object.assign(bodyOf(template).paths, { '/teams': { get: { ...item['get'], operationId: 'listTeams' } } });
      },
    ],
    ['a new optional property, which raises the patch version', (template) => void (bodyOf(template).info.version = '0.1.1')],
    ['a new permission', (template) => withoutAction('GetUserFunction', 'dynamodb:GetItem')(template)],
    ['other code', setVariable('ANOTHER', 'value')],
  ])('are none for %s', (what, change) => {
    const found = what === 'a new permission' ? warningsAfter(() => {}, change) : warningsAfter(change);
    expect(found).toEqual([]);
  });

  it('are none between the unchanged environments, for the first deployment, and for another stack', () => {
    expect(twoDeploymentWarnings(synthesized(stackOf('prod', { authorizer: existingPool })), templateOf('prod'))).toEqual([]);
    for (const nothing of [{}, { Resources: {} }, { Resources: { Other: { Type: 'AWS::S3::Bucket' } } }, 'text', undefined])
      expect(twoDeploymentWarnings(nothing, templateOf('prod'))).toEqual([]);
  });
});
