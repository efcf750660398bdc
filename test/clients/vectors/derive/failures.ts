import type { ExpectedError, Json, JsonObject, Step, Vector } from '../vector';
import { attempt, jsonResponse, page, type Sample, sampleOf, waits } from './calls';
import type { Operation } from './contract';
import { successOf, transient } from './outcomes';

/** What a call does when something goes wrong: a lost connection, a timeout, a rejected token, a response of something else. */
export const failures = (operation: Operation): Vector[] => [
  ...transient.map((status) => retried(operation, status)),
  ...[lostOnce, lostAlways, timedOutOnce, timedOutAlways, cancelled, refreshed, rejectedTwice, withoutToken].map((vector) =>
    vector(operation, sampleOf(operation)),
  ),
  ...[302, 202, 299].map((status) => unexpected(operation, `the undeclared status ${status}`, status, page(status))),
  ...malformed(operation),
  ...[400, 403, 404, 418, 499, 501, 505, 599].map((status) => pageOf(operation, status)),
];

type Failure = (operation: Operation, sample: Sample) => Vector;

function retried(operation: Operation, status: number): Vector {
  const sample = sampleOf(operation);
  const { response, result } = successOf(operation);
  const steps: Step[] = [sample.call, attempt(sample, 0, page(status)), { pass: 0.125 }, attempt(sample, 1, response), { result }];
  return { name: `${operation.id} succeeds after ${status}`, steps };
}

const lostOnce: Failure = (operation, sample) => {
  const { response, result } = successOf(operation);
  return {
    name: `${operation.id} succeeds after a lost connection`,
    steps: [sample.call, attempt(sample, 0, 'lost'), { pass: 0.125 }, attempt(sample, 1, response), { result }],
  };
};

const lostAlways: Failure = ({ id }, sample) => ({
  name: `${id} fails after four lost connections`,
  steps: [
    sample.call,
    attempt(sample, 0, 'lost'),
    ...waits.flatMap((seconds, index): Step[] => [{ pass: seconds }, attempt(sample, index + 1, 'lost')]),
    { error: { kind: 'network', attempts: 4 } },
  ],
});

/** An attempt that gets no response. */
const unanswered = (sample: Sample, retry: number): Step[] => {
  const { request } = attempt(sample, retry, 'lost');
  return [{ request }, { pass: 15 }];
};

const timedOutOnce: Failure = (operation, sample) => {
  const { response, result } = successOf(operation);
  return {
    name: `${operation.id} succeeds after an attempt of 15 seconds`,
    steps: [sample.call, ...unanswered(sample, 0), { pass: 0.125 }, attempt(sample, 1, response), { result }],
  };
};

const timedOutAlways: Failure = ({ id }, sample) => ({
  name: `${id} fails after 60 seconds without a response`,
  steps: [
    sample.call,
    ...unanswered(sample, 0),
    ...waits.flatMap((seconds, index): Step[] => [{ pass: seconds }, ...unanswered(sample, index + 1).slice(0, index < 2 ? 2 : 1)]),
    { pass: 14.125 },
    { error: { kind: 'timeout', attempts: 4 } },
  ],
});

const cancelled: Failure = ({ id }, sample) => ({
  name: `${id} ends when it is cancelled`,
  steps: [
    { ...sample.call, as: 'call' },
    { request: sample.request },
    { cancel: 'call' },
    { of: 'call', error: { kind: 'cancelled', attempts: 1 } },
  ],
});

const withToken = (sample: Sample, token: string): Sample => ({
  ...sample,
  request: { ...sample.request, headers: { ...sample.request.headers, authorization: `Bearer ${token}` } },
});

const firstToken: Step = { tokenRequest: { stale: null }, token: 'token-1' };
const secondToken: Step = { tokenRequest: { stale: 'token-1' }, token: 'token-2' };

function responseOf({ responses }: Operation, status: number) {
  const found = responses.find((response) => response.status === status);
  const problem = found?.examples[0]?.value as JsonObject;
  const headers = found?.headers ?? {};
  return { response: jsonResponse(status, headers, problem), problem, requestId: headers['x-request-id'] ?? '' };
}

const refreshed: Failure = (operation, sample) => {
  const { response, result } = successOf(operation);
  const rejection = responseOf(operation, 401).response;
  return {
    name: `${operation.id} succeeds with a new token after 401`,
    client: { token: true },
    steps: [
      sample.call,
      firstToken,
      attempt(withToken(sample, 'token-1'), 0, rejection),
      secondToken,
      attempt(withToken(sample, 'token-2'), 0, response),
      { result },
    ],
  };
};

const rejectedTwice: Failure = (operation, sample) => {
  const { response, problem, requestId } = responseOf(operation, 401);
  const error: ExpectedError = { kind: 'problem', status: 401, code: 'unauthenticated', requestId, attempts: 2, problem };
  return {
    name: `${operation.id} fails with 401 when the new token is rejected too`,
    client: { token: true },
    steps: [
      sample.call,
      firstToken,
      attempt(withToken(sample, 'token-1'), 0, response),
      secondToken,
      attempt(withToken(sample, 'token-2'), 0, response),
      { error },
    ],
  };
};

const withoutToken: Failure = ({ id }, sample) => ({
  name: `${id} fails without a request when the provider fails`,
  client: { token: true },
  steps: [sample.call, { tokenRequest: { stale: null }, token: { error: true } }, { error: { kind: 'token', attempts: 0 } }],
});

function unexpected({ id, ...operation }: Operation, what: string, status: number, response: ReturnType<typeof page>): Vector {
  const sample = sampleOf({ id, ...operation });
  const error: ExpectedError = { kind: 'unexpected', status, attempts: 1 };
  return { name: `${id} fails for ${what}`, steps: [sample.call, attempt(sample, 0, response), { error }] };
}

/** Successes whose JSON is not what the contract declares. */
function malformed(operation: Operation): Vector[] {
  const { status, result } = successOf(operation);
  const { value } = result;
  if (value === undefined) return [];
  const required = operation.responses.find((response) => response.status === status)?.required ?? [];
  const bodies: [string, Json][] = [
    ...['no object', null, 1, [], {}].map((body): [string, Json] => [`the JSON ${JSON.stringify(body)}`, body]),
    ...required.map((name): [string, Json] => [`a response without ${name}`, without(value as JsonObject, name)]),
    ...required.map((name): [string, Json] => [`a response whose ${name} is null`, { ...(value as JsonObject), [name]: null }]),
    ...required.map((name): [string, Json] => [
      `a response whose ${name} has another type`,
      { ...(value as JsonObject), [name]: otherType((value as JsonObject)[name]) },
    ]),
  ];
  return [
    unexpected(operation, 'a page instead of JSON', status, page(status)),
    unexpected(operation, 'an empty body', status, { status }),
    ...bodies.map(([what, body]) => unexpected(operation, what, status, { status, body })),
  ];
}

const without = (value: JsonObject, name: string): JsonObject => Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));

const otherType = (value: Json | undefined): Json => (typeof value === 'string' ? 1 : 'text');

function pageOf({ id, ...operation }: Operation, status: number): Vector {
  const sample = sampleOf({ id, ...operation });
  const error: ExpectedError = { kind: 'problem', status, attempts: 1 };
  return {
    name: `${id} fails with ${status} and without a code for a page`,
    steps: [sample.call, attempt(sample, 0, page(status)), { error }],
  };
}
