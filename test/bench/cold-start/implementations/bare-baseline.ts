// The minimal implementation: validators that ajv generates ahead of time, and signed calls to DynamoDB with node:https.
import type { ValidateFunction } from 'ajv';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:https';
import { authorizationOf } from '../../../../src/aws/signature';
import { profileOf, tableName } from './store';

type Attribute = { S: string } | { N: string } | { BOOL: boolean } | { M: Record<string, Attribute> };

const { AWS_REGION: region = '', AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '', ...env } = process.env;
const url = new URL(env['AWS_ENDPOINT_URL_DYNAMODB'] ?? `https://dynamodb.${region}.amazonaws.com`);
const agent = new Agent({ keepAlive: true });

function attributeOf(value: unknown): Attribute {
  if (typeof value === 'object' && value !== null) {
    return { M: Object.fromEntries(Object.entries(value).map(([name, part]) => [name, attributeOf(part)])) };
  }
  if (typeof value === 'number') return { N: String(value) };
  return typeof value === 'boolean' ? { BOOL: value } : { S: String(value) };
}

function valueOf(attribute: Attribute): unknown {
  if ('S' in attribute) return attribute.S;
  if ('N' in attribute) return Number(attribute.N);
  return 'BOOL' in attribute ? attribute.BOOL : itemOf(attribute.M);
}

const itemOf = (attributes: Record<string, Attribute>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, valueOf(attribute)]));

function call(operation: string, input: object): Promise<{ Item?: Record<string, Attribute> }> {
  const body = JSON.stringify(input);
  const time = new Date().toISOString().replaceAll(/[:-]|\.\d+/g, '');
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    host: url.host,
    'x-amz-date': time,
    'x-amz-security-token': env['AWS_SESSION_TOKEN'] ?? '',
    'x-amz-target': `DynamoDB_20120810.${operation}`,
  };
  const scope = { time, region, service: 'dynamodb' };
  const authorization = authorizationOf({ path: '/', headers, body }, scope, { accessKeyId, secretAccessKey });
  return new Promise((settle, fail) => {
    const options = { method: 'POST', agent, headers: { ...headers, authorization, 'content-length': Buffer.byteLength(body) } };
    const sent = request(url, options, (response) => {
      let text = '';
      response
        .setEncoding('utf8')
        .on('data', (chunk: string) => (text += chunk))
        .on('end', () => (response.statusCode === 200 ? settle(JSON.parse(text)) : fail(new Error(text))));
    });
    sent.on('error', fail).end(body);
  });
}

const answered = (statusCode: number, body: unknown) => ({
  statusCode,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

async function found(userId: string | undefined) {
  const { Item } = await call('GetItem', { TableName: tableName, Key: { userId: attributeOf(userId) }, ConsistentRead: true });
  return Item ? answered(200, profileOf(itemOf(Item))) : answered(404, {});
}

async function created(content: { email: string }) {
  const time = new Date().toISOString();
  const user = { ...content, userId: randomUUID(), version: 1, createdAt: time, updatedAt: time };
  const put = (item: object) => ({
    Put: {
      TableName: tableName,
      Item: Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attributeOf(value)])),
      ConditionExpression: 'attribute_not_exists(userId)',
    },
  });
  const lock = { userId: `email#${content.email}`, owner: user.userId };
  await call('TransactWriteItems', { TransactItems: [put(user), put(lock)] });
  return answered(201, user);
}

export const baseline = (validators: ValidateFunction[]) => async (event: APIGatewayProxyEvent) => {
  const requestBody: { email: string } = event.body ? JSON.parse(event.body) : undefined;
  const parts = { path: event.pathParameters ?? {}, query: event.queryStringParameters ?? {}, header: {}, requestBody };
  const errors = validators.flatMap((validate) => (validate(parts) ? [] : (validate.errors ?? [])));
  if (errors.length > 0) return answered(400, { errors });
  return event.httpMethod === 'GET' ? found(event.pathParameters?.['userId']) : created(requestBody);
};
