import { environment } from '../../../src/config';

/** Returns the environment variables of a function on Lambda, with another endpoint of DynamoDB. Nothing is inherited from this process. */
export const lambdaEnvironment = (endpoint: string, tableName: string): Record<string, string> => ({
  AWS_LAMBDA_FUNCTION_NAME: 'getUser',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'key',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  LOG_LEVEL: 'SILENT',
  [environment.tableName]: tableName,
});
