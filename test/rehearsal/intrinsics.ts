import { isObject, type Json } from '../../infra/import-check/json';
import { attributeOf, identifierOf } from './identifiers';
import { objectAt, type Template, TemplateError, textAt } from './template';

/** The account and region of the rehearsal. */
export interface Account {
  stackName: string;
  region: string;
  accountId: string;
}

/** Resolves the intrinsic functions in a part of the template. @throws TemplateError for an unsupported one */
export type Resolve = (value: unknown, place: string) => unknown;

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 * @param given values of parameters; other parameters have their defaults
 */
export function resolver(template: Template, account: Account, given: Readonly<Record<string, string>> = {}): Resolve {
  const scope: Scope = { template, account, given, resolve: (value, place) => resolved(value, place, scope) };
  return scope.resolve;
}

/** Returns the template without the resources whose conditions are false. */
export function withConditionsMet(template: Template, resolve: Resolve): Template {
  const made = [...template.resources].filter(
    ([id, { condition: name }]) => name === undefined || resolve({ Condition: name }, id) === true,
  );
  return { ...template, resources: new Map(made) };
}

export interface Scope {
  template: Template;
  account: Account;
  given: Readonly<Record<string, string>>;
  resolve: Resolve;
}

type Intrinsic = (argument: unknown, place: string, scope: Scope) => unknown;

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, place, scope) => reference(textAt(name, place), place, scope),
  'Fn::GetAtt': (argument, place, scope) => {
    const [id = '', ...names] = Array.isArray(argument) ? argument.map(String) : textAt(argument, place).split('.');
    return attributeOf(id, names.join('.'), place, scope);
  },
  'Fn::Sub': (argument, place, scope) => {
    const [text, values]: unknown[] = Array.isArray(argument) ? argument : [argument, {}];
    return substituted(textAt(text, place), objectAt(values, place), place, scope);
  },
  'Fn::Join': (argument, place, { resolve }) => {
    const [separator, parts] = listAt(argument, place);
    return listAt(resolve(parts, place), place).join(textAt(separator, place));
  },
  'Fn::If': (argument, place, scope) => {
    const [name, whenTrue, whenFalse] = listAt(argument, place);
    return scope.resolve(condition(name, place, scope) ? whenTrue : whenFalse, place);
  },
  'Fn::Equals': (argument, place, { resolve }) => {
    const [one, other] = listAt(resolve(argument, place), place);
    return String(one) === String(other);
  },
  'Fn::Not': (argument, place, { resolve }) => listAt(resolve(argument, place), place)[0] !== true,
  'Fn::And': (argument, place, { resolve }) => listAt(resolve(argument, place), place).every((value) => value === true),
  'Fn::Or': (argument, place, { resolve }) => listAt(resolve(argument, place), place).some((value) => value === true),
  Condition: (name, place, scope) => condition(name, place, scope),
};

function resolved(value: unknown, place: string, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item, at) => resolved(item, `${place}.${at}`, scope)).filter((item) => item !== undefined);
  if (!isObject(value)) return value;
  const [name = '', ...others] = Object.keys(value);
  if (others.length === 0 && isIntrinsic(name, value)) return call(name, value[name], place, scope);
  const entries = Object.entries(value).map(([key, inner]) => [key, resolved(inner, `${place}.${key}`, scope)] as const);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

/** A policy statement has a `Condition` too, which is an object. */
const isIntrinsic = (name: string, value: Json): boolean =>
  name === 'Ref' || name.startsWith('Fn::') || (name === 'Condition' && typeof value[name] === 'string');

function call(name: string, argument: unknown, place: string, scope: Scope): unknown {
  const intrinsic = Object.entries(intrinsics).find(([known]) => known === name)?.[1];
  if (intrinsic) return intrinsic(argument, place, scope);
  throw new TemplateError(place, `${name} is not supported by the rehearsal; it supports ${Object.keys(intrinsics).join(', ')}`);
}

function condition(name: unknown, place: string, { template, resolve }: Scope): boolean {
  const expression = template.conditions[textAt(name, place)];
  if (expression === undefined) throw new TemplateError(place, `there is no condition ${String(name)}`);
  return resolve(expression, `Conditions.${String(name)}`) === true;
}

function reference(name: string, place: string, scope: Scope): unknown {
  if (name === 'AWS::NoValue') return undefined;
  const pseudo = pseudoParameters(scope.account)[name];
  if (pseudo !== undefined) return pseudo;
  if (name in scope.template.parameters) return parameter(name, scope);
  return identifierOf(name, place, scope);
}

const pseudoParameters = ({ stackName, region, accountId }: Account): Readonly<Record<string, string>> => ({
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::AccountId': accountId,
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': stackName,
});

function parameter(name: string, { template, given }: Scope): string {
  const value = given[name] ?? objectAt(template.parameters[name], `Parameters.${name}`)['Default'];
  if (value === undefined) throw new TemplateError(`Parameters.${name}`, 'has no default, and the rehearsal has no value for it');
  return String(value);
}

function substituted(text: string, values: Json, place: string, scope: Scope): string {
  return text.replaceAll(/\$\{([^}]*)\}/g, (_, expression: string) => {
    if (expression.startsWith('!')) return `\${${expression.slice(1)}}`;
    if (expression in values) return String(scope.resolve(values[expression], place));
    const [id = '', ...names] = expression.split('.');
    return String(names.length > 0 ? attributeOf(id, names.join('.'), place, scope) : reference(id, place, scope));
  });
}

function listAt(value: unknown, place: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new TemplateError(place, `must be a list, it is ${JSON.stringify(value)}`);
}
