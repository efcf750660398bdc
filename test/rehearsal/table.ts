import { isObject, listIn } from '../../infra/import-check/json';
import { signed } from './endpoint';
import type { Resolve } from './intrinsics';
import { objectAt, onlyResource, type Template, TemplateError } from './template';

/** The members that CreateTable and the resource type share. @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html */
const ofTable = ['AttributeDefinitions', 'KeySchema', 'BillingMode', 'ProvisionedThroughput', 'LocalSecondaryIndexes'];
const ofIndex = ['IndexName', 'KeySchema', 'Projection', 'ProvisionedThroughput'];

/**
 * Creates the template's table with its indexes from the properties of the resource.
 * @param endpoint URL of the DynamoDB
 * @returns the name of the table
 * @throws TemplateError with the error of DynamoDB
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
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { ...signed, 'X-Amz-Target': 'DynamoDB_20120810.CreateTable' },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new TemplateError(id, `cannot be created: ${await response.text()}`);
  return TableName;
}

const picked = (value: object, keys: readonly string[]) => Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
