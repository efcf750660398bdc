import type { Operation, Parameter } from '../../model';
import { escaped, namesOf } from './syntax';
import { conventionOf } from './operations';
import { oneLine, quoted } from './text';
import type { SwiftTypes } from './types';

/** A parameter of a method. */
export interface Argument {
  /** Without backticks, as callers write it. */
  name: string;
  type: string;
  /** The value when the caller gives none. */
  absent?: string;
  docs: string;
  /** Absent for the body, which callers write without a label. */
  parameter?: Parameter;
  /** How the runtime gets it: in its list of parameters or by a label of its own. */
  passed: 'listed' | 'labelled';
}

/** The parameters of the method of an operation: path, body, query, headers, and last what the runtime can fill in. */
export function argumentsOf(operation: Operation, types: SwiftTypes): Argument[] {
  const named = namedParameters(operation.parameters);
  const plain = named.filter(({ parameter }) => conventionOf(parameter) === undefined).map((one) => plainArgument(one, types));
  const at = (where: Parameter['in']) => plain.filter(({ parameter }) => parameter?.in === where);
  const agreed = ['idempotencyKey', 'precondition'].flatMap((convention) =>
    named.filter(({ parameter }) => conventionOf(parameter) === convention),
  );
  return [...at('path'), ...bodyArgument(operation, types), ...at('query'), ...at('header'), ...agreed.map(agreedArgument)];
}

/** What the argument is called where the method is called. */
export function forwarded({ name, parameter }: Argument): string {
  return parameter ? `${name}: ${escaped(name)}` : name;
}

export function declared({ name, type, absent, parameter }: Argument): string {
  return `${parameter ? '' : '_ '}${escaped(name)}: ${type}${absent === undefined ? '' : ` = ${absent}`}`;
}

interface NamedParameter {
  parameter: Parameter;
  name: string;
}

function namedParameters(parameters: Parameter[]): NamedParameter[] {
  const names = namesOf(
    parameters.map(({ name: text, place }) => ({ text, place })),
    'parameter',
    ['init', 'inout', 'self'],
  );
  return parameters.map((parameter) => ({ parameter, name: names.get(parameter.name) ?? '' }));
}

function plainArgument({ parameter, name }: NamedParameter, types: SwiftTypes): Argument {
  const { description, required, shape } = parameter;
  return {
    name,
    type: `${types.of(shape)}${required ? '' : '?'}`,
    ...(!required && { absent: 'nil' }),
    docs: oneLine(description),
    parameter,
    passed: 'listed',
  };
}

function bodyArgument({ body }: Operation, types: SwiftTypes): Argument[] {
  if (!body) return [];
  const shape = types.named(body.name);
  return [
    {
      name: 'body',
      type: `${types.of({ kind: 'named', name: body.name })}${body.required ? '' : '?'}`,
      ...(!body.required && { absent: 'nil' }),
      docs: oneLine(shape?.description ?? ''),
      passed: 'labelled',
    },
  ];
}

function agreedArgument({ parameter, name }: NamedParameter): Argument {
  const isKey = conventionOf(parameter) === 'idempotencyKey';
  return {
    name,
    type: isKey ? 'String?' : 'Precondition',
    absent: isKey ? 'nil' : '.kept',
    docs: oneLine(`${parameter.description}\n${isKey ? 'Made up when absent.' : 'The kept one when absent.'}`),
    parameter,
    passed: 'labelled',
  };
}

/** A parameter as an element of the list that the runtime gets. */
export function element({ name, parameter }: Argument): string {
  return parameter ? `.${parameter.in}(${quoted(parameter.name)}, ${escaped(name)})` : '';
}
