// openapi-backend as its README describes it for AWS Lambda, with formats.
import addFormats from 'ajv-formats';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { OpenAPIBackend, type Context } from 'openapi-backend';
import definition from '../../../openapi.yaml';
import { user } from '../sample';

const answered = (statusCode: number, body: unknown) => ({
  statusCode,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

const api = new OpenAPIBackend({
  definition,
  customizeAjv: (ajv) => addFormats(ajv),
  securityHandlers: { bearerAuth: () => true },
  handlers: {
    createUser: async () => answered(201, user),
    getUser: async () => answered(200, user),
    validationFail: async ({ validation }: Context) => answered(400, { err: validation.errors }),
    notFound: async () => answered(404, { err: 'not found' }),
  },
});
void api.init();

export const handler = (event: APIGatewayProxyEvent, context: unknown) =>
  api.handleRequest(
    {
      method: event.httpMethod,
      path: event.path,
      query: Object.fromEntries(Object.entries(event.queryStringParameters ?? {}).map(([name, value]) => [name, value ?? ''])),
      body: event.body,
      headers: Object.fromEntries(Object.entries(event.headers).map(([name, value]) => [name, value ?? ''])),
    },
    event,
    context,
  );
