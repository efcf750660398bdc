// The baseline: one JSON.parse, the validators that ajv generates ahead of time, one JSON.stringify.
import type { ValidateFunction } from 'ajv';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { user } from '../sample';

export const bare = (validators: ValidateFunction[]) => async (event: APIGatewayProxyEvent) => {
  const requestBody: unknown = event.body ? JSON.parse(event.body) : undefined;
  const request = { path: event.pathParameters ?? {}, query: event.queryStringParameters ?? {}, header: {}, requestBody };
  const errors = validators.flatMap((validate) => (validate(request) ? [] : (validate.errors ?? [])));
  return { statusCode: errors.length > 0 ? 400 : 200, headers: {}, body: JSON.stringify(errors.length > 0 ? { errors } : user) };
};
