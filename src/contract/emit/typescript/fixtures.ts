import { banner, literal, propertyName } from '../code';
import { type ExampleResponse, type OperationExamples, responsesOf, valuesOf } from '../examples';
import { entriesOf } from '../document';
import type { Contract, Operation, SourceLocation } from '../../model';

/** An example that becomes a fixture. */
interface Fixture {
  /** The name of its type. */
  type: string;
  name: string;
  value: unknown;
}

/** An example before its fixture has a name. */
interface Candidate {
  type: string;
  key: string;
  value: unknown;
  /** The operation that declares it. */
  operation: string;
  location: SourceLocation;
}

/**
 * Emits clients/typescript/src/generated/fixtures.ts: the examples of the contract as typed values, and the responses of the fake API.
 * @throws ContractError for two examples whose fixtures would have the same name
 */
export function emitFixtures(contract: Contract): string {
  const responses = responsesOf(contract);
  const fixtures = candidatesOf(contract, responses).reduce<Fixture[]>(withFixture, []);
  const types = [...new Set(fixtures.map(({ type }) => type))].toSorted();
  return `${banner}import type { FakeResponses } from '../fixtures/fake-response.js';
import { frozen } from '../fixtures/frozen.js';
import type { OperationId } from './operations.js';
import type { ${types.join(', ')} } from './schemas.js';

/** The examples of the contract, by type and name. The values are frozen: change a copy. */
export const fixtures: {
${types.map((type) => `  readonly ${type}: {\n${declared(fixtures, type)}  };\n`).join('')}} = frozen(${literal(valuesByType(fixtures, types))});

/** The responses of each operation: the first example of its success, and those of its problems. */
export const responses: Readonly<Record<OperationId, FakeResponses>> = {
${responses.map((each) => row(each, fixtures)).join('')}};
`;
}

const declared = (fixtures: readonly Fixture[], type: string): string =>
  fixtures
    .filter((fixture) => fixture.type === type)
    .map(({ name }) => `    readonly ${name}: ${type};\n`)
    .join('');

function valuesByType(fixtures: readonly Fixture[], types: readonly string[]): object {
  const ofType = (type: string) => fixtures.filter((fixture) => fixture.type === type).map(({ name, value }) => [name, value] as const);
  return Object.fromEntries(types.map((type) => [type, Object.fromEntries(ofType(type))]));
}

function candidatesOf(contract: Contract, responses: readonly OperationExamples[]): Candidate[] {
  const idAt = (location: SourceLocation): string => contract.operations.find((operation) => operation.location === location)?.id ?? '';
  const values = valuesOf(contract).map(({ type, key, value, location }) => ({ type, key, value, operation: idAt(location), location }));
  const problems = responses.flatMap(({ operation, problems: each }) =>
    each.flatMap(({ code, response: { status, body } }) => {
      const type = typeOfBody(operation, status);
      return type === undefined ? [] : [{ type, key: code, value: body, operation: operation.id, location: operation.location }];
    }),
  );
  return [...values, ...problems];
}

/** Adds an example, unless an equal one is a fixture already. Its name is in camelCase. If another example has it, the operation is appended. */
function withFixture(fixtures: Fixture[], { type, key, value, operation, location }: Candidate): Fixture[] {
  if (expressionOf(fixtures, value, type) !== undefined) return fixtures;
  const isFree = (name: string): boolean => !fixtures.some((fixture) => fixture.type === type && fixture.name === name);
  const short = key.replaceAll(/[^A-Za-z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase());
  const long = `${short}Of${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
  const name = [short, long].find(isFree);
  if (name === undefined) throw location.error(`a second example of ${type} with the name ${long}`, 'Rename the example');
  return [...fixtures, { type, name, value }];
}

/** Returns the expression of an equal fixture. */
function expressionOf(fixtures: readonly Fixture[], value: unknown, type?: string): string | undefined {
  const isEqual = (fixture: Fixture): boolean =>
    (type === undefined || fixture.type === type) && JSON.stringify(fixture.value) === JSON.stringify(value);
  const found = fixtures.find(isEqual);
  return found && `fixtures.${found.type}.${found.name}`;
}

function typeOfBody(operation: Operation, status: number): string | undefined {
  const schemaType = operation.responses.find((response) => response.status === status)?.content?.schemaType;
  return schemaType?.kind === 'named' ? schemaType.name : undefined;
}

function row({ operation, success, lastPage, problems }: OperationExamples, fixtures: readonly Fixture[]): string {
  const { id, pagination } = operation;
  const written = (response: ExampleResponse): string => {
    const type = typeOfBody(operation, response.status);
    const body = response.body === undefined ? 'undefined' : (expressionOf(fixtures, response.body, type) ?? inline(response.body));
    return `{ status: ${response.status}, headers: ${inline(templates(response))}, body: ${body} }`;
  };
  const last =
    lastPage && pagination ? `    lastPage: { parameter: ${literal(pagination.cursor)}, response: ${written(lastPage)} },\n` : '';
  return `  ${id}: {
    success: ${written(success)},
${last}    problems: {
${problems.map(({ code, response }) => `      ${propertyName(code)}: ${written(response)},\n`).join('')}    },
  },
`;
}

/** Replaces values of the example in its headers by the names of their members, so that the headers fit another body too: `/users/{userId}`. */
function templates({ headers, body }: ExampleResponse): Record<string, string> {
  const members = entriesOf(body).filter(([, value]) => typeof value === 'string' && value !== '');
  const template = (header: string): string => {
    const member = members.find(([, value]) => header === value || header.endsWith(`/${String(value)}`));
    return member ? header.replace(String(member[1]), `{${member[0]}}`) : header;
  };
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), template(value)]));
}

const inline = (value: unknown): string =>
  literal(value)
    .replaceAll(/\n\s*/g, ' ')
    .replaceAll(/,( [}\]])/g, '$1');
