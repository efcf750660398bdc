import { edgeMutations } from './edge-mutations';
import { grantMutations } from './grant-mutations';
import { denied, idOf, properties, roleOf, statements, type TemplateJson, type TemplateMutation } from './template-mutation';

function withoutIndexArn(indexName: string): TemplateMutation['change'] {
  return (template) => {
    for (const statement of statements(template, roleOf(template, 'ListUsersFunction'))) {
      const resources = [statement.Resource].flat();
      statement.Resource = resources.filter((resource) => !JSON.stringify(resource).includes(`/index/${indexName}`));
    }
  };
}

function withoutIndex(indexName: string): TemplateMutation['change'] {
  return (template) => {
    const table = properties(template, 'UsersTable');
    table.GlobalSecondaryIndexes = table.GlobalSecondaryIndexes.filter(({ IndexName }) => IndexName !== indexName);
    const attribute = indexName === 'EmailIndex' ? /^email$/ : /^(listingShard|createdAt)$/;
    table.AttributeDefinitions = table.AttributeDefinitions.filter(({ AttributeName }) => !attribute.test(AttributeName));
  };
}

const withoutVariable =
  (functionName: string, variable: string): TemplateMutation['change'] =>
  (template) =>
    void Reflect.deleteProperty(properties(template, functionName).Environment.Variables, variable);

const withoutResource =
  (type: string, start: string): TemplateMutation['change'] =>
  (template) =>
    void Reflect.deleteProperty(template.Resources, idOf(template, type, start));

const indexMutations = ['EmailIndex', 'CreatedAtIndex'].flatMap((index) => [
  {
    what: `when ListUsersFunction has no permission for ${index}`,
    says: [denied('ListUsersFunction', 'dynamodb:Query'), `/index/${index}`],
    change: withoutIndexArn(index),
  },
  { what: `when the table has no ${index}`, says: ['GET /users?', 'returned 500, not 200'], change: withoutIndex(index) },
]);

const functionMutations = [
  {
    what: 'when a function lacks the name of the table',
    says: ['returned 502, not', 'GetUserFunction failed: Error: Error: The environment variable TABLE_NAME is not set'],
    change: withoutVariable('GetUserFunction', 'TABLE_NAME'),
  },
  {
    what: 'when a function lacks the name of its settings parameter',
    says: ['CreateUserFunction has not read its settings'],
    change: withoutVariable('CreateUserFunction', 'SETTINGS_PARAMETER'),
  },
  {
    what: 'when a function lacks the name of the audit log',
    says: ['The audit log has no line for'],
    change: withoutVariable('DeleteUserFunction', 'AUDIT_LOG_GROUP'),
  },
  {
    what: 'when a function may not write to the audit log',
    says: [denied('GetUserFunction', 'logs:CreateLogStream'), 'gets the user: GET', 'returned 503, not 200'],
    change: (template: TemplateJson) => {
      for (const statement of statements(template, roleOf(template, 'GetUserFunction'))) {
        statement.Resource = [statement.Resource].flat().filter((resource) => !JSON.stringify(resource).includes('AuditLog'));
      }
    },
  },
  {
    what: 'when the API has no permission to invoke a function',
    says: ['No permission allows the API to invoke UpdateUserFunction', 'returned 500, not'],
    change: withoutResource('AWS::Lambda::Permission', 'UpdateUserFunction'),
  },
  {
    what: 'when a permission is for the function and not for its alias',
    says: ['No permission allows the API to invoke PatchUserFunction for PATCH /users/{userId}', 'returned 500, not'],
    change: (template: TemplateJson) => {
      const one = properties(template, idOf(template, 'AWS::Lambda::Permission', 'PatchUserFunction'));
      one.FunctionName = { 'Fn::GetAtt': ['PatchUserFunction', 'Arn'] };
    },
  },
  {
    what: 'when a method bypasses the alias',
    says: ['function:user-profiles-staging-getUser/invocations is not an alias of a function of the template'],
    change: (template: TemplateJson) => {
      const api = properties(template, 'Api');
      api.Body = JSON.parse(JSON.stringify(api.Body).replace('${GetUserFunctionLive}', '${GetUserFunction.Arn}'));
    },
  },
  {
    what: 'when an alias refers to no published version',
    says: ['GetUserFunctionLive.FunctionVersion: is not a version of GetUserFunction that the template publishes'],
    change: (template: TemplateJson) => {
      const { FunctionVersion } = properties(template, 'DeleteUserFunctionLive');
      properties(template, 'GetUserFunctionLive').FunctionVersion = FunctionVersion;
    },
  },
];

const authorizer = (template: TemplateJson): object =>
  properties(template, 'Api').Body.components.securitySchemes.bearerAuth['x-amazon-apigateway-authorizer'] ?? {};

/** Mutations of the template of an environment with an authorizer. */
export const mutations: readonly TemplateMutation[] = [
  ...grantMutations,
  ...edgeMutations,
  ...indexMutations,
  ...functionMutations,
  {
    what: 'when the settings parameter is missing',
    says: ['which the template does not contain'],
    change: withoutResource('AWS::SSM::Parameter', 'SettingsParameter'),
  },
  {
    what: 'when a permission is for another method',
    says: ['No permission allows the API to invoke DeleteUserFunction for DELETE /users/{userId}'],
    change: (template) => {
      const one = properties(template, idOf(template, 'AWS::Lambda::Permission', 'DeleteUserFunction'));
      one.SourceArn = JSON.parse(JSON.stringify(one.SourceArn).replace('/DELETE/', '/GET/'));
    },
  },
  {
    what: 'when Lambda cannot assume a role',
    says: ['does not let lambda.amazonaws.com assume the role'],
    change: (template) => {
      const [trust] = properties(template, roleOf(template, 'GetUserFunction')).AssumeRolePolicyDocument.Statement;
      if (trust) trust.Principal.Service = 'ec2.amazonaws.com';
    },
  },
  {
    what: 'when a method requires no token',
    says: ['lists the newest users: GET /users?limit=1 returned 401, not 200'],
    change: (template) => {
      const { Body } = properties(template, 'Api');
      Reflect.deleteProperty(Body.paths['/users']?.['get'] ?? {}, 'security');
    },
  },
  {
    what: 'when the API accepts tokens of every app client',
    says: ['rejects a token for another app client: GET /users returned 200, not 401'],
    change: (template) => void Reflect.deleteProperty(authorizer(template), 'identityValidationExpression'),
  },
  {
    what: 'when the API accepts tokens of another app client only',
    says: ['creates a user: POST /users returned 401, not 201'],
    change: (template) => void Object.assign(authorizer(template), { identityValidationExpression: '^(another)$' }),
  },
  {
    what: 'when the API accepts tokens of another user pool only',
    says: ['creates a user: POST /users returned 401, not 201', 'rejects a token of another user pool: GET /users returned 200, not 401'],
    change: (template) => {
      const arn = 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Another';
      Object.assign(authorizer(template), { providerARNs: [arn] });
    },
  },
  {
    what: 'when a function does not enforce x-access',
    says: ['rejects access to other users: GET /users returned 200, not 403'],
    change: (template) => void (properties(template, 'ListUsersFunction').Environment.Variables['AUTHORIZATION'] = 'off'),
  },
  {
    what: 'when the user pool of the API is missing',
    says: ['there is no resource or parameter UserPool'],
    change: withoutResource('AWS::Cognito::UserPool', ''),
  },
  {
    what: 'when the bundle does not export the handler',
    says: ['exports no function main'],
    change: (template) => void (properties(template, 'GetUserFunction').Handler = 'index.main'),
  },
  {
    what: 'when a function of the API is missing',
    says: ['there is no resource or parameter GetUserFunction'],
    change: withoutResource('AWS::Lambda::Function', 'GetUserFunction'),
  },
  {
    what: 'when the API has no stage',
    says: ['there must be one AWS::ApiGateway::Stage'],
    change: withoutResource('AWS::ApiGateway::Stage', ''),
  },
  {
    what: 'when the key of the table has another name',
    says: ['UsersTable: cannot be created'],
    change: (template) => {
      const [key] = properties(template, 'UsersTable').KeySchema;
      if (key) key.AttributeName = 'id';
    },
  },
];
