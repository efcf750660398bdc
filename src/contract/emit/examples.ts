import type { Contract, Operation, SourceLocation } from '../model';
import { successName } from './conversions';
import { entriesOf, memberOf, partOf, referredName, textAt } from './document';

/** An example of a request or of a response. */
export interface Example {
  /** Its name in components.examples, or the operationId and the name in the operation. */
  name: string;
  /** Its name in the operation. */
  key: string;
  summary: string;
  value: unknown;
  /** The name of its schema. */
  type: string;
  /** The location of its operation. */
  location: SourceLocation;
}

/** A response with the examples of its required headers and of its body. */
export interface ExampleResponse {
  status: number;
  headers: Record<string, string>;
  /** Absent for a response without content. */
  body?: unknown;
}

/** The responses of an operation. */
export interface OperationExamples {
  operation: Operation;
  success: ExampleResponse;
  /** The page after the last item; absent for an operation without pages. */
  lastPage?: ExampleResponse;
  /** One for each problem code, in the order of the statuses. */
  problems: { code: string; response: ExampleResponse }[];
}

/** Returns the examples of request bodies and successful responses, each once. */
export function valuesOf(contract: Contract): Example[] {
  const found = contract.operations.flatMap((operation) => [
    ...requestExamples(contract, operation),
    ...responseExamples(contract, operation),
  ]);
  return found.filter(({ name }, index) => found.findIndex((other) => other.name === name) === index);
}

/** Returns the responses of each operation: the first successful one with its first example, and one for each problem code. */
export function responsesOf(contract: Contract): OperationExamples[] {
  return contract.operations.map((operation) => {
    const [status = 0] = statusesOf(operation, 200, 299);
    const success = responseOf(contract, operation, { status, body: responseExamples(contract, operation)[0]?.value });
    const { pagination } = operation;
    return {
      operation,
      success,
      ...(pagination && { lastPage: { ...success, body: lastOf(success.body, pagination) } }),
      problems: problemsOf(contract, operation),
    };
  });
}

function requestExamples(contract: Contract, operation: Operation): Example[] {
  const { body } = operation;
  if (!body) return [];
  return examplesIn(contract, operation, ['requestBody', 'content', body.mediaType]).map((one) => ({ ...one, type: body.name }));
}

function responseExamples(contract: Contract, operation: Operation): Example[] {
  const type = successName(operation);
  const [status] = statusesOf(operation, 200, 299);
  if (type === undefined || status === undefined) return [];
  return examplesIn(contract, operation, ['responses', String(status), 'content', 'application/json']).map((one) => ({ ...one, type }));
}

function examplesIn({ document }: Contract, operation: Operation, content: string[]): Omit<Example, 'type'>[] {
  const keys = [...keysOf(operation), ...content, 'examples'];
  return entriesOf(partOf(document, ...keys)).map(([key, example]) => {
    const part = partOf(document, ...keys, key);
    return {
      name: referredName(example) ?? `${operation.id}-${key}`,
      key,
      summary: textAt(part, 'summary'),
      value: memberOf(part, 'value'),
      location: operation.location,
    };
  });
}

function problemsOf(contract: Contract, operation: Operation): OperationExamples['problems'] {
  const found = statusesOf(operation, 400, 599).flatMap((status) =>
    examplesIn(contract, operation, ['responses', String(status), 'content', 'application/problem+json']).map(({ value }) => ({
      code: textAt(value, 'code'),
      response: responseOf(contract, operation, { status, body: value }),
    })),
  );
  return found.filter(({ code }, index) => found.findIndex((other) => other.code === code) === index);
}

function responseOf({ document }: Contract, operation: Operation, { status, body }: Omit<ExampleResponse, 'headers'>): ExampleResponse {
  const response = [...keysOf(operation), 'responses', String(status)];
  const headers = entriesOf(partOf(document, ...response, 'headers')).map(([name]) => {
    const header = partOf(document, ...response, 'headers', name);
    return [name, memberOf(header, 'required') === true ? textAt(header, 'example') : ''];
  });
  const [type] = entriesOf(partOf(document, ...response, 'content'));
  const all = [...headers, ...(type ? [['Content-Type', type[0]]] : [])].filter(([, value]) => value !== '');
  return { status, headers: Object.fromEntries(all), ...(body !== undefined && { body }) };
}

function lastOf(page: unknown, { items, next }: NonNullable<Operation['pagination']>): unknown {
  return Object.fromEntries(entriesOf(page).flatMap(([name, value]) => (name === next ? [] : [[name, name === items ? [] : value]])));
}

const keysOf = ({ path, method }: Operation): string[] => ['paths', path, method.toLowerCase()];

const statusesOf = ({ responses }: Operation, first: number, last: number): number[] =>
  responses.map(({ status }) => status).filter((status) => status >= first && status <= last);
