import { environment as variable } from '../../src/config';
import { isObject, type Json, listIn } from '../import-check/json';
import { actionsIn, resourcesIn, variableIn } from './template';

/** Returns the warnings about the functions, their permissions and the table. */
export const resourceWarnings = (deployed: unknown, next: unknown): string[] => [
  ...shardWarnings(deployed, next),
  ...originWarnings(deployed, next),
  ...permissionWarnings(deployed, next),
  ...[...resourcesIn(next, 'AWS::DynamoDB::Table')].flatMap(([id, after]) => {
    const before = resourcesIn(deployed, 'AWS::DynamoDB::Table').get(id);
    return before ? tableWarnings(id, before, after) : [];
  }),
];

function shardWarnings(deployed: unknown, next: unknown): string[] {
  const [before, after] = [deployed, next].map((template) => Number(variableIn(template, variable.listingShards)));
  if (before === undefined || after === undefined || !(before !== after && before > 0 && after > 0)) return [];
  return after < before
    ? [`listingShards changes from ${before} to ${after}: users in the other shards disappear from listings. Keep ${before}.`]
    : [
        `listingShards changes from ${before} to ${after}: until all functions run the new version, and after a rollback, listings omit users that the new version wrote. Deploy this change alone, with release all-at-once.`,
      ];
}

/** The functions allow the new origins from their new version on, and preflight responses from the switch of the stage on. */
function originWarnings(deployed: unknown, next: unknown): string[] {
  const [before = [], after = []] = [deployed, next].map(originsIn);
  const isReplaced = before.length > 0 && after.length > 0 && !before.some((origin) => after.includes(origin));
  if (!isReplaced || after.includes('*') || before.includes('*')) return [];
  return [
    `The web origin changes from ${before.join(', ')} to ${after.join(', ')}: until the stage switches, no origin is allowed by both the preflights and the new functions. First deploy with both origins, then remove the old one.`,
  ];
}

function originsIn(template: unknown): string[] {
  const value = variableIn(template, variable.allowedOrigins);
  return typeof value === 'string' ? value.split(/[\s,]+/) : [];
}

/** All versions of a function have the same role, and CloudFormation changes the role before it shifts traffic. */
function permissionWarnings(deployed: unknown, next: unknown): string[] {
  const after = actionsIn(next);
  return [...actionsIn(deployed)].flatMap(([id, actions]) => {
    const kept = after.get(id);
    const lost = actions.filter((action) => kept && !kept.includes(action));
    return lost.length === 0
      ? []
      : [
          `${id} loses the permission ${lost.join(', ')}: its old version fails until all traffic has shifted. Deploy the code that does not need it first, and remove the permission in the next deployment.`,
        ];
  });
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html */
function tableWarnings(id: string, before: Json, after: Json): string[] {
  const [old, current] = [before, after].map(indexesIn);
  if (!old || !current) return [];
  const added = [...current.keys()].filter((name) => !old.has(name));
  const removed = [...old.keys()].filter((name) => !current.has(name));
  const changed = [...old].filter(([name, key]) => current.has(name) && current.get(name) !== key).map(([name]) => name);
  return [
    ...added.map(
      (name) =>
        `${id} gets the index ${name}: DynamoDB fills it before the functions change, and deletes it when the deployment rolls back. Deploy the index alone first, and the functions that read it in the next deployment.`,
    ),
    ...removed.map(
      (name) =>
        `${id} loses the index ${name} before traffic shifts: the old functions still read it. Deploy the functions that do not read it first, and remove the index in the next deployment.`,
    ),
    ...changed.map(
      (name) =>
        `The key of the index ${name} of ${id} changes, which no deployment can do in place. Add an index with another name instead.`,
    ),
    ...(added.length + removed.length > 1
      ? [
          `${added.length + removed.length} indexes of ${id} are added or removed: DynamoDB changes one index per deployment. Deploy them one by one.`,
        ]
      : []),
    ...(JSON.stringify(before['KeySchema']) === JSON.stringify(after['KeySchema'])
      ? []
      : [
          `The key of ${id} changes: CloudFormation would replace the table, and fails because its name is taken. Copy the data into another environment instead.`,
        ]),
  ];
}

/** Returns the keys of the indexes of a table as texts, by name. */
const indexesIn = (table: Json): Map<string, string> =>
  new Map(
    listIn(table, 'GlobalSecondaryIndexes')
      .filter(isObject)
      .map(({ IndexName, KeySchema }) => [String(IndexName), JSON.stringify(KeySchema)]),
  );
