import type { Json, JsonObject, Vector } from '../vector';
import { attempt, memberOf, minimalInput, sampleOf, settable } from './calls';
import type { Operation, Parameter } from './contract';
import { successOf } from './outcomes';

/** Texts that a URL must not contain as they are. */
const texts = [
  'a b',
  'a/b',
  'a?b#c',
  'a&b=c+d',
  '100%',
  '%2F',
  "!'()*",
  '"<>[]{}|\\^`',
  ':@$,;',
  '-._~',
  'Grüße',
  'e\u0301',
  '用户',
  '👩‍🚀',
  '...',
  'a..b',
  'line\nbreak',
  'tab\t',
];

const dates = [
  '2026-01-01T00:00:00.000Z',
  '2028-02-29T23:59:59.999Z',
  '1969-12-31T23:59:59.001Z',
  '0000-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
];

const headerTexts: Readonly<Record<string, readonly string[]>> = {
  'If-Match': ['"1"', 'W/"1"', '"1-gzip"', '"1", "2"', '*', '"!#~"'],
  'Idempotency-Key': ['1', "!#$%&'*+-.^_`|~", 'k'.repeat(128)],
};

const invalidHeaderTexts = ['', ' ', ' "1"', '"1" ', '"1"\n', '"1"\r\nx: y', '"\u0001"', '"ä"', '"\u007f"'];

/** The request of each call: each parameter with each of its values, and each example of the body. */
export const requests = (operation: Operation): Vector[] => [
  ...operation.bodies.map(({ name, value }) => sent(operation, `the body "${name}"`, { body: value })),
  ...settable(operation).flatMap((parameter) =>
    valuesOf(parameter).map((value) => sent(operation, `${parameter.name} ${JSON.stringify(value)}`, { [memberOf(parameter)]: value })),
  ),
  ...settable(operation).flatMap((parameter) => invalidOf(parameter).map((value) => rejected(operation, parameter, value))),
  ...allParameters(operation),
];

function valuesOf({ name, in: location, schema, example }: Parameter): readonly Json[] {
  if (location === 'header') return headerTexts[name] ?? [example];
  if (Array.isArray(schema['enum'])) return schema['enum'] as readonly Json[];
  if (schema['format'] === 'date-time') return dates;
  if (schema['type'] === 'integer') return [schema['minimum'] ?? 0, example, schema['maximum'] ?? 0];
  return [example, ...texts];
}

function invalidOf({ in: location }: Parameter): readonly string[] {
  if (location === 'header') return invalidHeaderTexts;
  return location === 'path' ? ['', '.', '..'] : [];
}

/** A call that produces a request. */
function sent(operation: Operation, what: string, input: JsonObject): Vector {
  const sample = sampleOf(operation, { ...minimalInput(operation), ...input });
  const { response, result } = successOf(operation);
  return { name: `${operation.id} sends ${what}`, steps: [sample.call, attempt(sample, 0, response), { result }] };
}

/** A call that sends nothing. */
const rejected = (operation: Operation, parameter: Parameter, value: string): Vector => ({
  name: `${operation.id} rejects ${parameter.name} ${JSON.stringify(value)} without a request`,
  steps: [
    { call: operation.id, input: { ...minimalInput(operation), [memberOf(parameter)]: value } },
    { error: { kind: 'argument', parameter: parameter.name } },
  ],
});

/** All parameters at once, in the order of the contract. */
function allParameters(operation: Operation): Vector[] {
  const parameters = settable(operation).filter((parameter) => parameter.schema['format'] !== 'date-time');
  const input = Object.fromEntries(parameters.map((parameter) => [memberOf(parameter), parameter.example]));
  return parameters.length > 1 ? [sent(operation, 'all parameters', input)] : [];
}
