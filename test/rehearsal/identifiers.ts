import type { Account, Scope } from './intrinsics';
import { type Resource, TemplateError } from './template';

/** The property that names a resource, and what the ARN of one with that name is. */
interface Naming {
  property: string;
  /** The name that AWS gives when it has a form of its own. */
  given?: (id: string, account: Account) => string;
  /** Whether Ref gives the ARN instead of the name. */
  byArn?: true;
  /** Absent where the type has none. */
  arn?: (name: string, account: Account) => string;
}

const arnOf = (service: string, { region, accountId }: Account, resource: string): string =>
  `arn:aws:${service}:${region}:${accountId}:${resource}`;

/** Resource types whose names or ARNs the rehearsal needs, each with its page of the CloudFormation reference in mind (Ref, Fn::GetAtt). */
const namings: Readonly<Record<string, Naming>> = {
  'AWS::DynamoDB::Table': { property: 'TableName', arn: (name, account) => arnOf('dynamodb', account, `table/${name}`) },
  'AWS::Lambda::Function': { property: 'FunctionName', arn: (name, account) => arnOf('lambda', account, `function:${name}`) },
  'AWS::IAM::Role': { property: 'RoleName', arn: (name, { accountId }) => `arn:aws:iam::${accountId}:role/${name}` },
  'AWS::SSM::Parameter': { property: 'Name', arn: (name, account) => parameterArn(name, account) },
  'AWS::Logs::LogGroup': { property: 'LogGroupName', arn: (name, account) => arnOf('logs', account, `log-group:${name}:*`) },
  'AWS::SNS::Topic': { property: 'TopicName', byArn: true, arn: (name, account) => arnOf('sns', account, name) },
  // The names of these are no identifiers: each gets one of its own.
  'AWS::ApiGateway::RestApi': { property: 'ApiId', arn: (name, account) => arnOf('apigateway', account, `/restapis/${name}`) },
  'AWS::Cognito::UserPool': {
    property: 'UserPoolId',
    given: (id, { region }) => `${region}_${id}`,
    arn: (name, account) => arnOf('cognito-idp', account, `userpool/${name}`),
  },
  'AWS::Cognito::UserPoolClient': { property: 'ClientId', given: (id) => id.toLowerCase() },
};

/** What Ref gives for a resource. @throws TemplateError when there is no such resource or its type is not known */
export function identifierOf(id: string, place: string, scope: Scope): string {
  const { byArn } = namingOf(id, place, scope);
  return byArn ? attributeOf(id, 'Arn', place, scope) : nameOf(id, place, scope);
}

function nameOf(id: string, place: string, scope: Scope): string {
  const { property, given } = namingOf(id, place, scope);
  const name = resourceAt(id, place, scope).properties[property];
  if (name !== undefined) return String(scope.resolve(name, `Resources.${id}`));
  return given ? given(id, scope.account) : `${scope.account.stackName}-${id}`;
}

/** What Fn::GetAtt gives. @throws TemplateError for an attribute that is not known */
export function attributeOf(id: string, attribute: string, place: string, scope: Scope): string {
  const { type } = resourceAt(id, place, scope);
  const { arn } = namingOf(id, place, scope);
  if (attribute === 'Arn' && arn) return arn(nameOf(id, place, scope), scope.account);
  if (type === 'AWS::ApiGateway::RestApi' && attribute === 'RestApiId') return identifierOf(id, place, scope);
  throw new TemplateError(place, `${attribute} of ${id} (${type}) is not known to the rehearsal`);
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html: the slash before a path is not doubled. */
export const parameterArn = (name: string, account: Account): string => arnOf('ssm', account, `parameter/${name.replace(/^\//, '')}`);

export const tableArn = (name: string, account: Account): string => arnOf('dynamodb', account, `table/${name}`);

function resourceAt(id: string, place: string, { template }: Scope): Resource {
  const resource = template.resources.get(id);
  if (resource) return resource;
  throw new TemplateError(place, `there is no resource or parameter ${id}`);
}

function namingOf(id: string, place: string, scope: Scope): Naming {
  const { type } = resourceAt(id, place, scope);
  const naming = Object.entries(namings).find(([known]) => known === type)?.[1];
  if (naming) return naming;
  throw new TemplateError(place, `the rehearsal does not know how a ${type} (${id}) is identified`);
}
