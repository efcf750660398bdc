// openapi-backend as its README describes it for AWS Lambda, with formats, and the AWS SDK as its README describes it.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import addFormats from 'ajv-formats';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import { OpenAPIBackend, type Context } from 'openapi-backend';
import definition from '../../../../openapi.yaml';
import { profileOf, tableName } from './store';

const store = DynamoDBDocumentClient.from(new DynamoDBClient({}));

const answered = (statusCode: number, body: unknown) => ({
  statusCode,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

async function getUser({ request }: Context) {
  const { Item } = await store.send(
    new GetCommand({ TableName: tableName, Key: { userId: request.params['userId'] }, ConsistentRead: true }),
  );
  return Item ? answered(200, profileOf(Item)) : answered(404, { err: 'not found' });
}

async function createUser({ request }: Context) {
  const time = new Date().toISOString();
  const user = { ...request.requestBody, userId: randomUUID(), version: 1, createdAt: time, updatedAt: time };
  await store.send(new PutCommand({ TableName: tableName, Item: user, ConditionExpression: 'attribute_not_exists(userId)' }));
  return answered(201, user);
}

const api = new OpenAPIBackend({
  definition,
  customizeAjv: (ajv) => addFormats(ajv),
  securityHandlers: { bearerAuth: () => true },
  handlers: {
    createUser,
    getUser,
    validationFail: async ({ validation }: Context) => answered(400, { err: validation.errors }),
    notFound: async () => answered(404, { err: 'not found' }),
  },
});
void api.init();

const strings = (values: Record<string, string | undefined> | null) =>
  Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, value ?? '']));

export const handler = (event: APIGatewayProxyEvent, context: unknown) =>
  api.handleRequest(
    {
      method: event.httpMethod,
      path: event.path,
      query: strings(event.queryStringParameters),
      body: event.body,
      headers: strings(event.headers),
    },
    event,
    context,
  );
