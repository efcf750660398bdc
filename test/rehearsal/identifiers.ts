import type { Account, Scope } from './intrinsics';
import { type Resource, TemplateError } from './template';

/** How a resource type is named and identified. */
interface Naming {
  property: string;
  /** The name that AWS generates, if it has a special format. */
  given?: (id: string, account: Account) => string;
  /** Whether Ref returns the ARN in place of the name. */
  byArn?: true;
  /** Undefined if the type has no ARN. */
  arn?: (name: string, account: Account) => string;
  /** Whether the name qualifies the ARN of the function in the property FunctionName. */
  qualifies?: true;
}

const arnOf = (service: string, { region, accountId }: Account, resource: string): string =>
  `arn:aws:${service}:${region}:${accountId}:${resource}`;

/** The resource types whose names or ARNs the rehearsal requires, as the CloudFormation reference defines Ref and Fn::GetAtt. */
const namings: Readonly<Record<string, Naming>> = {
  'AWS::DynamoDB::Table': { property: 'TableName', arn: (name, account) => arnOf('dynamodb', account, `table/${name}`) },
  'AWS::Lambda::Function': { property: 'FunctionName', arn: (name, account) => arnOf('lambda', account, `function:${name}`) },
  'AWS::Lambda::Alias': { property: 'Name', byArn: true, qualifies: true },
  'AWS::Lambda::Version': { property: 'Version', given: () => '1', byArn: true, qualifies: true },
  'AWS::IAM::Role': { property: 'RoleName', arn: (name, { accountId }) => `arn:aws:iam::${accountId}:role/${name}` },
  'AWS::SSM::Parameter': { property: 'Name', arn: (name, account) => parameterArn(name, account) },
  'AWS::Logs::LogGroup': { property: 'LogGroupName', arn: (name, account) => arnOf('logs', account, `log-group:${name}:*`) },
  'AWS::SNS::Topic': { property: 'TopicName', byArn: true, arn: (name, account) => arnOf('sns', account, name) },
  // The names of these types are not their identifiers.
  'AWS::ApiGateway::RestApi': { property: 'ApiId', arn: (name, account) => arnOf('apigateway', account, `/restapis/${name}`) },
  'AWS::ApiGateway::DomainName': { property: 'DomainName' },
  'AWS::Cognito::UserPool': {
    property: 'UserPoolId',
    given: (id, { region }) => `${region}_${id}`,
    arn: (name, account) => arnOf('cognito-idp', account, `userpool/${name}`),
  },
  'AWS::Cognito::UserPoolClient': { property: 'ClientId', given: (id) => id.toLowerCase() },
};

/** Returns the value of Ref for a resource. @throws TemplateError for a missing resource or an unsupported type */
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

/** Returns the value of Fn::GetAtt. @throws TemplateError for an unsupported attribute */
export function attributeOf(id: string, attribute: string, place: string, scope: Scope): string {
  const { type, properties } = resourceAt(id, place, scope);
  const { arn, property, qualifies } = namingOf(id, place, scope);
  if (attribute === 'Arn' && arn) return arn(nameOf(id, place, scope), scope.account);
  if (attribute === 'Arn' && qualifies) return `${functionArn(properties, id, scope)}:${nameOf(id, place, scope)}`;
  if (attribute === property && type === 'AWS::Lambda::Version') return nameOf(id, place, scope);
  if (type === 'AWS::ApiGateway::RestApi' && attribute === 'RestApiId') return identifierOf(id, place, scope);
  throw new TemplateError(place, `${attribute} of ${id} (${type}) is not supported by the rehearsal`);
}

/** Returns the ARN of the function that a version or an alias belongs to. FunctionName is the name or the ARN. */
function functionArn({ FunctionName }: Resource['properties'], id: string, { account, resolve }: Scope): string {
  const name = String(resolve(FunctionName, `Resources.${id}.FunctionName`));
  return name.startsWith('arn:') ? name : arnOf('lambda', account, `function:${name}`);
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
