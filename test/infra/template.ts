import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import flags from 'aws-cdk-lib/recommended-feature-flags.json';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operations, type OperationId } from '../../generated/operations';
import { choice } from '../../infra/environments/environments';
import { type Environment, validated } from '../../infra/environments/environment';
import { UserProfilesStack } from '../../infra/stack/stack';

// CloudFormation's own rules are for `npm run synth`, which synth.test.ts runs.
process.env['CDK_VALIDATION'] = 'false';

export interface Resource {
  Type: string;
  Properties: Record<string, unknown>;
  DependsOn?: string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

export interface TemplateJson {
  Parameters: Record<string, Record<string, unknown>>;
  Conditions?: Record<string, unknown>;
  Resources: Record<string, Resource>;
  Outputs: Record<string, { Value: unknown; Export: { Name: unknown } }>;
}

const folder = mkdtempSync(join(tmpdir(), 'functions-'));

/** In place of bundles, which take seconds to make. */
function emptyBundle(operationId: OperationId): string {
  const path = join(folder, operationId);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'index.mjs'), '');
  return path;
}

/** The stack of an environment, with what a test wants otherwise. */
export function stackOf(name: string, changes: Partial<Environment> = {}, suffix: string = name): UserProfilesStack {
  const { environment } = choice(name, suffix);
  const chosen = { environment: validated({ ...environment, ...changes }, suffix), suffix };
  return new UserProfilesStack(new App({ context: flags }), chosen, emptyBundle);
}

export const synthesized = (stack: Stack): TemplateJson => Template.fromStack(stack).toJSON() as TemplateJson;

/** Of somebody's own. */
export const existingPool = {
  kind: 'existing-pool',
  arn: 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Abc123',
  clientIds: ['1example23456789', 'another'],
} as const;

const made = new Map<string, TemplateJson>();

/** The template of an environment as it is shipped: dev, staging or prod. It is made once. */
export function templateOf(environmentName: string): TemplateJson {
  const template = made.get(environmentName) ?? synthesized(stackOf(environmentName));
  made.set(environmentName, template);
  return structuredClone(template);
}

/** Assertions on the same. */
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

/** A text with tokens in it, as it is after deployment: what is unknown stands as `<LogicalId>` or `<LogicalId.Attribute>`. */
export function textOf(value: unknown, known: Record<string, string> = {}): string {
  if (typeof value === 'string') return value;
  const [[intrinsic, argument] = ['', '']] = Object.entries(value ?? {});
  if (intrinsic === 'Ref') return known[String(argument)] ?? `<${String(argument)}>`;
  if (intrinsic === 'Fn::GetAtt') return `<${(argument as string[]).join('.')}>`;
  if (intrinsic === 'Fn::Sub') return String(argument).replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => known[name] ?? `<${name}>`);
  if (intrinsic !== 'Fn::Join') throw new Error(`no text: ${JSON.stringify(value)}`);
  const [separator, parts] = argument as [string, unknown[]];
  return parts.map((part) => textOf(part, known)).join(separator);
}
