import { isObject, type Json, listIn, objectIn } from '../../infra/import-check/json';
import type { Resolve } from './intrinsics';
import { knowOnly, manyOf, objectAt, type Resource, resourcesOf, type Template, TemplateError } from './template';

/** One action on one resource. */
export interface Access {
  /** For example `dynamodb:PutItem`. */
  action: string;
  /** The ARN. */
  resource: string;
}

export interface Statement {
  allows: boolean;
  actions: readonly string[];
  resources: readonly string[];
}

/** AWS managed policies that allow nothing on tables and parameters. */
const harmless = /^arn:aws:iam::aws:policy\/(service-role\/AWSLambdaBasicExecutionRole|AWSXRayDaemonWriteAccess)$/;

/**
 * Whether a role with these statements is allowed the access: a statement allows it, and no statement denies it.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function isAllowed(statements: readonly Statement[], { action, resource }: Access): boolean {
  const said = statements.filter(
    ({ actions, resources }) =>
      actions.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase())) &&
      resources.some((pattern) => matches(pattern, resource)),
  );
  return said.length > 0 && said.every(({ allows }) => allows);
}

/** Whether a pattern with `*` and `?` matches the whole text. */
export function matches(pattern: string, text: string): boolean {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text);
}

/**
 * Returns the statements of the role of a Lambda function.
 * @param roleArn the role in the configuration of the function
 * @throws TemplateError if Lambda cannot assume the role, or if a policy contains something that the rehearsal does not support
 */
export function statementsOf(template: Template, roleArn: unknown, resolve: Resolve): Statement[] {
  const role = resourcesOf(template, 'AWS::IAM::Role').find(({ id }) => resolve({ 'Fn::GetAtt': [id, 'Arn'] }, id) === roleArn);
  if (!role) throw new TemplateError('Resources', `there is no role ${String(roleArn)}`);
  const properties = objectAt(resolve(role.properties, role.id), role.id);
  if ('PermissionsBoundary' in properties) throw new TemplateError(`${role.id}.PermissionsBoundary`, 'is not supported by the rehearsal');
  checkTrust(properties, role);
  const foreign = listIn(properties, 'ManagedPolicyArns').find((arn) => !harmless.test(String(arn)));
  if (foreign !== undefined)
    throw new TemplateError(`${role.id}.ManagedPolicyArns`, `${String(foreign)} is not supported by the rehearsal`);
  const own = listIn(properties, 'Policies').map((policy) => [objectAt(policy, role.id), role.id] as const);
  return [...own, ...attached(template, role, resolve)].flatMap(([policy, place]) => documentAt(policy['PolicyDocument'], place));
}

function checkTrust(properties: Json, { id }: Resource): void {
  const trusted = listIn(objectIn(properties, 'AssumeRolePolicyDocument'), 'Statement').filter(isObject);
  const isTrusted = trusted.some(
    ({ Effect, Action, Principal }) =>
      Effect === 'Allow' &&
      manyOf(Action).includes('sts:AssumeRole') &&
      isObject(Principal) &&
      manyOf(Principal['Service']).includes('lambda.amazonaws.com'),
  );
  if (!isTrusted) throw new TemplateError(`${id}.AssumeRolePolicyDocument`, 'does not let lambda.amazonaws.com assume the role');
}

function attached(template: Template, role: Resource, resolve: Resolve): (readonly [Json, string])[] {
  const policies = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].flatMap((type) => resourcesOf(template, type));
  const name = resolve({ Ref: role.id }, role.id);
  return policies
    .map(({ id, properties }) => [objectAt(resolve(properties, id), id), id] as const)
    .filter(([properties]) => listIn(properties, 'Roles').includes(name));
}

const viaDynamodb = /^\{"StringEquals":\{"kms:ViaService":"dynamodb\.[a-z0-9-]+\.amazonaws\.com"\}\}$/;

/** The functions of the rehearsal meet one condition: they use KMS through DynamoDB only. */
function checkCondition(condition: unknown, place: string): void {
  if (viaDynamodb.test(JSON.stringify(condition))) return;
  throw new TemplateError(`${place}.Statement.Condition`, `${JSON.stringify(condition)} is not supported by the rehearsal`);
}

function documentAt(document: unknown, place: string): Statement[] {
  return manyOf(objectAt(document, place)['Statement']).map((value) => {
    const statement = objectAt(value, place);
    knowOnly(statement, ['Sid', 'Effect', 'Action', 'Resource', 'Condition'], `${place}.Statement`);
    const { Effect, Action, Resource, Condition } = statement;
    if (Condition !== undefined) checkCondition(Condition, place);
    return { allows: Effect === 'Allow', actions: manyOf(Action).map(String), resources: manyOf(Resource).map(String) };
  });
}
