// Compiled from openapi.yaml by `npm run generate`; do not edit.
import type { AnswerOf } from '../answer.js';
import type { Members, Operation } from '../operation.js';
import type { operations as contract } from './types.js';

/** The headers by which the SDK says who it is and, from the first retry on, counts the retries. */
export const sdkHeaders = { version: 'x-client-version', retries: 'x-retry-count' } as const;

export const sdkVersion = 'typescript/0.1.0';

export const operations = {
  createUser: {
    method: 'POST',
    path: '/users',
    headers: { idempotencyKey: 'idempotency-key' },
    answers: { 201: 'UserProfile' },
  },
  listUsers: {
    method: 'GET',
    path: '/users',
    headers: {},
    answers: { 200: 'UserPage' },
  },
  getUser: {
    method: 'GET',
    path: '/users/{userId}',
    headers: {},
    answers: { 200: 'UserProfile', 304: null },
  },
  updateUser: {
    method: 'PUT',
    path: '/users/{userId}',
    headers: { ifMatch: 'if-match' },
    answers: { 200: 'UserProfile' },
  },
  deleteUser: {
    method: 'DELETE',
    path: '/users/{userId}',
    headers: { ifMatch: 'if-match' },
    answers: { 204: null },
  },
} as const satisfies Record<string, Operation>;

/** What an answer must have to be one of the API's: the required members of each shape. */
export const members: Members = {
  UserProfile: { userId: '', email: '', displayName: '', version: '', createdAt: '', updatedAt: '' },
  UserPage: { items: 'UserProfile' },
};

export type OperationId = keyof typeof operations;

/** What each operation answers when it succeeds. */
export interface Answers {
  createUser: AnswerOf<contract['createUser']['responses'], 201>;
  listUsers: AnswerOf<contract['listUsers']['responses'], 200>;
  getUser: AnswerOf<contract['getUser']['responses'], 200>;
  updateUser: AnswerOf<contract['updateUser']['responses'], 200>;
  deleteUser: AnswerOf<contract['deleteUser']['responses'], 204>;
}

/** The codes of the problems of each operation, by status. */
export interface Problems {
  createUser: {
    400: 'invalid-request';
    401: 'unauthenticated';
    403: 'forbidden';
    409: 'email-taken' | 'user-exists';
    413: 'body-too-large';
    415: 'unsupported-media-type';
    422: 'idempotency-key-reused';
    429: 'too-many-requests';
    500: 'internal-error';
    502: 'bad-gateway';
    503: 'service-unavailable';
    504: 'gateway-timeout';
  };
  listUsers: {
    400: 'invalid-request' | 'invalid-cursor';
    401: 'unauthenticated';
    403: 'forbidden';
    429: 'too-many-requests';
    500: 'internal-error';
    502: 'bad-gateway';
    503: 'service-unavailable';
    504: 'gateway-timeout';
  };
  getUser: {
    400: 'invalid-request';
    401: 'unauthenticated';
    403: 'forbidden';
    404: 'user-not-found' | 'route-not-found';
    429: 'too-many-requests';
    500: 'internal-error';
    502: 'bad-gateway';
    503: 'service-unavailable';
    504: 'gateway-timeout';
  };
  updateUser: {
    400: 'invalid-request';
    401: 'unauthenticated';
    403: 'forbidden';
    404: 'user-not-found' | 'route-not-found';
    409: 'email-taken';
    412: 'precondition-failed';
    413: 'body-too-large';
    415: 'unsupported-media-type';
    429: 'too-many-requests';
    500: 'internal-error';
    502: 'bad-gateway';
    503: 'service-unavailable';
    504: 'gateway-timeout';
  };
  deleteUser: {
    400: 'invalid-request';
    401: 'unauthenticated';
    403: 'forbidden';
    404: 'user-not-found' | 'route-not-found';
    412: 'precondition-failed';
    429: 'too-many-requests';
    500: 'internal-error';
    502: 'bad-gateway';
    503: 'service-unavailable';
    504: 'gateway-timeout';
  };
}
