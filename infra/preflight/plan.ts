import type { Environment } from '../environments/environment';
import { partitionOf } from './partition';
import { valueOf, type Values } from './intrinsics';

/** The parts of a template that the checks read. */
export interface Template {
  Parameters?: Readonly<Record<string, { Default?: unknown }>>;
  Resources: Readonly<Record<string, { Type: string; Properties?: Readonly<Record<string, unknown>> }>>;
}

/** The kinds of resources with a fixed name that can exist before the stack. */
export type Kind = 'table' | 'logGroup' | 'parameter' | 'domain';

/** A resource of the template and its physical name. */
export interface NamedResource {
  kind: Kind;
  logicalId: string;
  name: string;
}

/** What will be deployed. */
export interface Plan {
  stackName: string;
  environment: Environment;
  account: string;
  region: string;
  /** The values of `--parameter`. */
  parameters: Readonly<Record<string, string>>;
  resources: readonly NamedResource[];
  /** The concurrent executions that the functions reserve or provision together. */
  reserved: number;
  /** The names of the functions. */
  functions: readonly string[];
  /** ARNs of the certificates of custom domains. */
  certificates: readonly string[];
}

const nameProperties: Readonly<Record<string, { kind: Kind; property: string }>> = {
  'AWS::DynamoDB::Table': { kind: 'table', property: 'TableName' },
  'AWS::Logs::LogGroup': { kind: 'logGroup', property: 'LogGroupName' },
  'AWS::SSM::Parameter': { kind: 'parameter', property: 'Name' },
  'AWS::Cognito::UserPoolDomain': { kind: 'domain', property: 'Domain' },
};

/** Returns the resources of a template whose physical names are known before the deployment. */
export const namedResources = ({ Resources }: Template, values: Values): NamedResource[] =>
  Object.entries(Resources).flatMap(([logicalId, { Type, Properties = {} }]) => {
    const naming = nameProperties[Type];
    const name = naming && valueOf(Properties[naming.property], values);
    return naming && name !== undefined ? [{ kind: naming.kind, logicalId, name }] : [];
  });

const functionNames = ({ Resources }: Template, values: Values): string[] =>
  Object.values(Resources)
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .flatMap(({ Properties = {} }) => valueOf(Properties['FunctionName'], values) ?? []);

/** Returns the ARNs of the certificates that the custom domains of API Gateway use. */
export const certificatesOf = ({ Resources }: Template, values: Values): string[] =>
  Object.values(Resources)
    .filter(({ Type }) => Type === 'AWS::ApiGateway::DomainName')
    .flatMap(({ Properties = {} }) => valueOf(Properties['RegionalCertificateArn'], values) ?? []);

/** Returns the concurrent executions that a template takes away from the other functions of the account. */
export function reservedConcurrency({ Resources }: Template, values: Values): number {
  const demand = new Map<string, number>();
  for (const [id, { Type, Properties = {} }] of Object.entries(Resources)) {
    const [key, count] = demandOf(id, Type, Properties);
    const number = Number(valueOf(count, values) ?? 0);
    demand.set(key, Math.max(demand.get(key) ?? 0, Number.isFinite(number) ? number : 0));
  }
  return [...demand.values()].reduce((sum, count) => sum + count, 0);
}

/** Provisioned executions of an alias are part of the reserved executions of its function. */
function demandOf(id: string, type: string, properties: Readonly<Record<string, unknown>>): [string, unknown] {
  if (type === 'AWS::Lambda::Function') return [id, properties['ReservedConcurrentExecutions']];
  if (type !== 'AWS::Lambda::Alias') return [id, 0];
  return [
    referenceIn(properties['FunctionName']) ?? id,
    memberOf(properties['ProvisionedConcurrencyConfig'], 'ProvisionedConcurrentExecutions'),
  ];
}

function referenceIn(value: unknown): string | undefined {
  const target = memberOf(value, 'Ref') ?? memberOf(value, 'Fn::GetAtt');
  const id: unknown = Array.isArray(target) ? target[0] : target;
  return typeof id === 'string' ? id : undefined;
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;

/** Where and how a template will be deployed. */
export interface Deployment extends Pick<Plan, 'stackName' | 'environment' | 'account' | 'region' | 'parameters'> {
  /** The parameters of the deployed stack, whose values count when they are not given again. */
  deployedParameters: Readonly<Record<string, string>>;
}

/** Returns the plan for a template. */
export function planOf(template: Template, { deployedParameters, ...deployment }: Deployment): Plan {
  const { account, region, stackName, parameters } = deployment;
  const defaults = Object.entries(template.Parameters ?? {}).map(([name, { Default }]) => [name, valueOf(Default, {}) ?? ''] as const);
  const partition = partitionOf(region);
  const pseudo = { 'AWS::AccountId': account, 'AWS::Region': region, 'AWS::StackName': stackName, 'AWS::Partition': partition };
  const values = { ...Object.fromEntries(defaults), ...deployedParameters, ...parameters, ...pseudo };
  return {
    ...deployment,
    resources: namedResources(template, values),
    reserved: reservedConcurrency(template, values),
    functions: functionNames(template, values),
    certificates: certificatesOf(template, values),
  };
}
