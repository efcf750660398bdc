import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operations, type OperationId } from '../../generated/operations';
import cdk from '../../cdk.json';
import { selectEnvironment } from '../../infra/environments/environments';
import type { Environment } from '../../infra/environments/environment';
import { validated } from '../../infra/environments/validation';
import type { Protection } from '../../infra/stack/retention';
import { UserProfilesStack } from '../../infra/stack/stack';

// `npm run synth`, which synth.test.ts runs, checks the rules of CloudFormation itself.
process.env['CDK_VALIDATION'] = 'false';

export interface Resource {
  Type: string;
  Properties: Record<string, unknown>;
  Condition?: string;
  DependsOn?: string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

export interface TemplateJson {
  Parameters: Record<string, Record<string, unknown>>;
  Conditions?: Record<string, unknown>;
  Resources: Record<string, Resource>;
  Outputs: Record<string, { Value: unknown; Export: { Name: unknown }; Condition?: string }>;
}

const folder = mkdtempSync(join(tmpdir(), 'functions-'));

/** Replaces the bundles, which take seconds to build. */
function emptyBundle(operationId: OperationId): string {
  const path = join(folder, operationId);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'index.mjs'), '');
  return path;
}

/** Returns the stack of an environment with the changes of a test. */
export function stackOf(
  name: string,
  changes: Partial<Environment> = {},
  suffix: string = name,
  flags: Record<string, unknown> = cdk.context,
  protection: Protection = 'on',
): UserProfilesStack {
  const { environment } = selectEnvironment(name, suffix);
  const selection = { environment: validated({ ...environment, ...changes }, suffix), suffix, protection };
  return new UserProfilesStack(new App({ context: flags }), selection, emptyBundle);
}

export const synthesized = (stack: Stack): TemplateJson => Template.fromStack(stack).toJSON() as TemplateJson;

/** A user pool that is not part of the stack. */
export const existingPool = {
  kind: 'existing-pool',
  arn: 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Abc123',
  clientIds: ['1example23456789', 'another'],
} as const;

const made = new Map<string, TemplateJson>();

/** Returns the unchanged template of dev, staging or prod. It is synthesized once. */
export function templateOf(environmentName: string): TemplateJson {
  const template = made.get(environmentName) ?? synthesized(stackOf(environmentName));
  made.set(environmentName, template);
  return structuredClone(template);
}

/** Returns the assertions of CDK on the same template. */
export const expectTemplateOf = (environmentName: string): Template => Template.fromJSON(templateOf(environmentName));

export const expectStack = (stack: Stack): Template => Template.fromStack(stack);

export const resourcesOf = ({ Resources }: TemplateJson, type: string): Record<string, Resource> =>
  Object.fromEntries(Object.entries(Resources).filter(([, { Type }]) => Type === type));

export const theOnly = (template: TemplateJson, type: string): Resource => {
  const found = Object.values(resourcesOf(template, type));
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`${found.length} of ${type}`);
  return first;
};

export const environmentNames = ['dev', 'staging', 'prod'] as const;
export const rows = Object.values(operations);

/** Returns a text with its intrinsic functions resolved. Unknown values become `<LogicalId>` or `<LogicalId.Attribute>`. */
export function textOf(value: unknown, known: Record<string, string> = {}): string {
  if (typeof value === 'string') return value;
  const [[intrinsic, argument] = ['', '']] = Object.entries(value ?? {});
  if (intrinsic === 'Ref') return known[String(argument)] ?? `<${String(argument)}>`;
  if (intrinsic === 'Fn::GetAtt') return `<${(argument as string[]).join('.')}>`;
  if (intrinsic === 'Fn::Sub') return String(argument).replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => known[name] ?? `<${name}>`);
  if (intrinsic !== 'Fn::Join') throw new Error(`not a text: ${JSON.stringify(value)}`);
  const [separator, parts] = argument as [string, unknown[]];
  return parts.map((part) => textOf(part, known)).join(separator);
}
