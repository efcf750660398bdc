import type { Operation, Parameter } from '../../model';
import { conventionOf, revision } from './conventions';
import { escaped, namesOf, oneLine, quoted } from './syntax';
import { inNamespace, type SwiftTypes, typeName } from './types';

/** A parameter of a generated method. */
export interface Argument {
  /** Without backticks, as callers write it. */
  name: string;
  type: string;
  /** The default value; absent for a parameter that callers must pass. */
  absent?: string;
  docs: string;
  /** Absent for the body. */
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
    ...automatic.map((one) => automaticArgument(one, operation, types)),
  ];
}

/** Returns the argument as one generated method passes it to another. */
export function forwarded({ name }: Argument): string {
  return `${name}: ${escaped(name)}`;
}

/** Returns the argument as a method declares it. */
export function declared({ name, type, absent }: Argument): string {
  return `${escaped(name)}: ${type}${absent === undefined ? '' : ` = ${absent}`}`;
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
      type: `${inNamespace(typeName(body.name))}${body.required ? '' : '?'}`,
      ...(!body.required && { absent: 'nil' }),
      docs: oneLine(types.named(body.name)?.description ?? ''),
      passed: 'labelled',
    },
  ];
}

function automaticArgument({ parameter, name }: NamedParameter, operation: Operation, types: SwiftTypes): Argument {
  const isKey = conventionOf(parameter) === 'idempotencyKey';
  const { type, absent, note } = isKey ? keyDefault(types) : preconditionDefault(operation, types);
  return { name, type, absent, docs: oneLine(`${parameter.description}\n${note}`), parameter, passed: 'labelled' };
}

const keyDefault = (types: SwiftTypes) => ({ type: `${types.external('String')}?`, absent: 'nil', note: 'Generated when omitted.' });

function preconditionDefault({ body }: Operation, types: SwiftTypes) {
  const type = body && types.named(body.name);
  return type && types.isRevisioned(type)
    ? { type: 'Precondition', absent: '.fromBody', note: `The \`${revision}\` of the body when omitted.` }
    : { type: 'Precondition', absent: '.unconditional', note: 'Not sent when omitted.' };
}
