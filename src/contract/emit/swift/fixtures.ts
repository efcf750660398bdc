import { banner } from '../code';
import { type Example, type ExampleResponse, type OperationExamples, responsesOf, valuesOf } from '../examples';
import type { Contract } from '../../model';
import { docs, escaped, lines, namesOf, oneLine, quoted } from './syntax';
import { inNamespace, typeName } from './types';

/**
 * Returns the files of the target UserProfilesFixtures: name → content. They contain the examples of the contract.
 * @throws ContractError for two examples with the same Swift name.
 */
export function emitFixtures(contract: Contract): Map<string, string> {
  return new Map([
    ['Fixtures.swift', emitValues(contract)],
    ['FixtureOperations.swift', emitOperations(contract)],
  ]);
}

function emitValues(contract: Contract): string {
  const values = valuesOf(contract);
  const names = namesOf(
    values.map(({ name: text, location }) => ({ text, location })),
    'example',
    ['errorResponse', 'init', 'self'],
  );
  return `${banner}import UserProfiles

/// The examples of the contract, for tests and previews.
public enum Fixtures {
${values.map((value) => declareValue(value, names.get(value.name) ?? '')).join('\n')}}
`;
}

function declareValue({ summary, value, type }: Example, name: string): string {
  const text = summary === '' || /[.!?]$/.test(summary) ? summary : `${summary}.`;
  return `${docs(text, '  ')}  public static let ${escaped(name)}: ${inNamespace(typeName(type))} = decoded(${json(value)})\n`;
}

function emitOperations(contract: Contract): string {
  const operations = responsesOf(contract);
  return `${banner}import UserProfiles

extension FixtureOperation {
${operations.map(declareOperation).join('\n')}
  /// Every operation of the API.
  public static let all: [FixtureOperation] = [
${lines(
  operations.map(({ operation }) => `.${escaped(operation.id)},`),
  '    ',
)}  ]
}
`;
}

function declareOperation({ operation, success, lastPage, problems }: OperationExamples): string {
  const { id, method, path, pagination, summary } = operation;
  const rows = problems.map(({ code, response }) => `      ${quoted(code)}: ${respond(response, '      ')},\n`).join('');
  const last =
    lastPage && pagination
      ? `\n    lastPage: (\n      cursor: ${quoted(pagination.cursor)},\n      response: ${respond(lastPage, '      ')}\n    ),`
      : '';
  return `${docs(oneLine(summary), '  ')}  public static let ${escaped(id)} = FixtureOperation(
    id: ${quoted(id)}, method: ${quoted(method)}, path: ${quoted(path)},
    success: ${respond(success, '    ')},${last}
    problems: ${rows === '' ? '[:]' : `[\n${rows}    ]`})
`;
}

function respond({ status, headers, body }: ExampleResponse, indent: string): string {
  const rows = lines(
    Object.entries(headers).map(([name, value]) => `${quoted(name)}: ${quoted(value)},`),
    `${indent}    `,
  );
  const parts = [
    `status: ${status}`,
    `headers: ${rows === '' ? '[:]' : `[\n${rows}${indent}  ]`}`,
    ...(body === undefined ? [] : [`json: ${json(body)}`]),
  ];
  return `FixtureExample(\n${indent}  ${parts.join(`,\n${indent}  `)})`;
}

/** Returns a JSON value as a string literal, without escapes where possible. */
function json(value: unknown): string {
  const text = JSON.stringify(value);
  return /^[ -~]*$/.test(text) && !text.includes('"#') && !text.includes(String.raw`\#`) ? `#"${text}"#` : quoted(text);
}
