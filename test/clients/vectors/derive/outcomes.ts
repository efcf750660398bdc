import type { ExpectedError, ExpectedResult, JsonObject, ResponseScript, Step, Vector } from '../vector';
import { attempt, jsonResponse, sampleOf, waits } from './calls';
import type { Example, Operation, Response } from './contract';

/** The statuses that a retry can change. */
export const transient = [408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530];

/** The declared success of an operation, with its first example. */
export interface Success {
  readonly status: number;
  readonly response: ResponseScript;
  readonly result: ExpectedResult;
}

export function successOf(operation: Operation): Success {
  const response = operation.responses.find(({ status }) => status < 300);
  if (!response) throw new Error(`${operation.id} declares no success.`);
  return success(response, response.examples[0]);
}

function success({ status, headers }: Response, example: Example | undefined): Success {
  const value = example?.value;
  return {
    status,
    response: jsonResponse(status, headers, value),
    result: { status, headers, ...(value !== undefined && { value }) },
  };
}

/** Each declared response of an operation with each of its examples. */
export const outcomes = (operation: Operation): Vector[] =>
  operation.responses
    .filter(({ status }) => status !== 304)
    .flatMap((response) =>
      (response.examples.length > 0 ? response.examples : [undefined]).map((example) => outcome(operation, response, example)),
    );

function outcome(operation: Operation, response: Response, example: Example | undefined): Vector {
  const name = `${operation.id} ${response.status} ${example?.name ?? 'without content'}`;
  const sample = sampleOf(operation);
  if (response.status < 300) {
    const { response: sent, result } = success(response, example);
    return { name, steps: [sample.call, attempt(sample, 0, sent), { result }] };
  }
  const sent = jsonResponse(response.status, response.headers, example?.value);
  const retries = transient.includes(response.status) ? waits : [];
  const wait = (seconds: number): number => seconds + Number(response.headers['retry-after'] ?? 0);
  const repeated: Step[] = retries.flatMap((seconds, index) => [{ pass: wait(seconds) }, attempt(sample, index + 1, sent)]);
  const error = errorOf(response, example, retries.length + 1);
  return { name, steps: [sample.call, attempt(sample, 0, sent), ...repeated, { error }] };
}

function errorOf({ status, headers }: Response, example: Example | undefined, attempts: number): ExpectedError {
  const problem = example?.value as JsonObject;
  const retryAfter = headers['retry-after'];
  return {
    kind: 'problem',
    status,
    code: String(problem['code']),
    requestId: headers['x-request-id'] ?? '',
    attempts,
    ...(retryAfter !== undefined && { retryAfter: Number(retryAfter) }),
    problem,
  };
}
