import type { Operation, Parameter } from '../../model';
import { conventionOf } from './operations';
import { escaped, namesOf, oneLine, quoted } from './syntax';
import { inNamespace, type SwiftTypes } from './types';

/** A parameter of a generated method. */
export interface Argument {
  /** Without backticks, as callers write it. */
  name: string;
  type: string;
  /** The default value; absent for a parameter that callers must pass. */
  absent?: string;
  docs: string;
  /** Absent for the body, which callers pass without a label. */
  parameter?: Parameter;
  /** How the method passes it to the runtime: in the list of parameters, or under a label of its own. */
  passed: 'listed' | 'labelled';
}

/** Returns the parameters of an operation's method: path, body, query, headers, and last those that the runtime can fill in. */
export function argumentsOf(operation: Operation, types: SwiftTypes): Argument[] {
  const named = namedParameters(operation);
  const plain = named.filter(({ parameter }) => conventionOf(parameter) === undefined).map((one) => plainArgument(one, types));
  const at = (where: Parameter['in']) => plain.filter(({ parameter }) => parameter?.in === where);
  const automatic = ['idempotencyKey', 'precondition'].flatMap((convention) =>
    named.filter(({ parameter }) => conventionOf(parameter) === convention),
  );
  return [
    ...at('path'),
    ...bodyArgument(operation, types),
    ...at('query'),
    ...at('header'),
    ...automatic.map((one) => automaticArgument(one, types)),
  ];
}

/** Returns the argument as one generated method passes it to another. */
export function forwarded({ name, parameter }: Argument): string {
  return parameter ? `${name}: ${escaped(name)}` : name;
}

/** Returns the argument as a method declares it. */
export function declared({ name, type, absent, parameter }: Argument): string {
  return `${parameter ? '' : '_ '}${escaped(name)}: ${type}${absent === undefined ? '' : ` = ${absent}`}`;
}

/** Returns the argument as an element of the list that the runtime receives. */
export function element({ name, parameter }: Argument): string {
  return parameter ? `.${parameter.in}(${quoted(parameter.name)}, ${escaped(name)})` : '';
}

interface NamedParameter {
  parameter: Parameter;
  name: string;
}

function namedParameters({ body, parameters }: Operation): NamedParameter[] {
  const names = namesOf(
    parameters.map(({ name: text, location }) => ({ text, location })),
    'parameter',
    ['init', 'inout', 'self', ...(body ? ['body'] : [])],
  );
  return parameters.map((parameter) => ({ parameter, name: names.get(parameter.name) ?? '' }));
}

function plainArgument({ parameter, name }: NamedParameter, types: SwiftTypes): Argument {
  const { description, required, schemaType } = parameter;
  return {
    name,
    type: `${types.of(schemaType)}${required ? '' : '?'}`,
    ...(!required && { absent: 'nil' }),
    docs: oneLine(description),
    parameter,
    passed: 'listed',
  };
}

function bodyArgument({ body }: Operation, types: SwiftTypes): Argument[] {
  if (!body) return [];
  return [
    {
      name: 'body',
      type: `${inNamespace(body.name)}${body.required ? '' : '?'}`,
      ...(!body.required && { absent: 'nil' }),
      docs: oneLine(types.named(body.name)?.description ?? ''),
      passed: 'labelled',
    },
  ];
}

function automaticArgument({ parameter, name }: NamedParameter, types: SwiftTypes): Argument {
  const isKey = conventionOf(parameter) === 'idempotencyKey';
  return {
    name,
    type: isKey ? `${types.external('String')}?` : 'Precondition',
    absent: isKey ? 'nil' : '.cached',
    docs: oneLine(`${parameter.description}\n${isKey ? 'Generated when omitted.' : 'The cached ETag when omitted.'}`),
    parameter,
    passed: 'labelled',
  };
}
