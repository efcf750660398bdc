import { isObject, listIn } from '../../infra/import-check/json';
import { signed } from './endpoint';
import type { Resolve } from './intrinsics';
import { objectAt, onlyResource, type Template, TemplateError } from './template';

/** What CreateTable and the resource type call the same. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html */
const ofTable = ['AttributeDefinitions', 'KeySchema', 'BillingMode', 'ProvisionedThroughput', 'LocalSecondaryIndexes'];
const ofIndex = ['IndexName', 'KeySchema', 'Projection', 'ProvisionedThroughput'];

/**
 * Makes the template's table with its indexes, from its own properties.
 * @param endpoint URL of the DynamoDB
 * @returns its name
 * @throws TemplateError with the words of the DynamoDB that refuses it
 */
export async function makeTable(template: Template, resolve: Resolve, endpoint: string): Promise<string> {
  const { id, properties } = onlyResource(template, 'AWS::DynamoDB::Table');
  const resolved = objectAt(resolve(properties, id), id);
  const TableName = String(resolve({ Ref: id }, id));
  const indexes = listIn(resolved, 'GlobalSecondaryIndexes').filter(isObject);
  const input = {
    TableName,
    ...picked(resolved, ofTable),
    ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes.map((index) => picked(index, ofIndex)) }),
  };
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { ...signed, 'X-Amz-Target': 'DynamoDB_20120810.CreateTable' },
    body: JSON.stringify(input),
  });
  if (!answer.ok) throw new TemplateError(id, `cannot be made: ${await answer.text()}`);
  return TableName;
}

const picked = (value: object, keys: readonly string[]) => Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
