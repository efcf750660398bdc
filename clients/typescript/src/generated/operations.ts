// Generated from openapi.yaml by `npm run generate`; do not edit.
import type { AnswerOf } from '../answer.js';
import type { Operation } from '../operation.js';
import type { operations as contract } from './types.js';

/** By which the SDK says who it is. */
export const sdkHeaders = { 'x-client-version': 'typescript/0.1.0' };

/** The header that counts the retries, from the first one on. */
export const retriesHeader = 'x-retry-count';

const UserProfileShape = { userId: null, email: null, displayName: null, version: null, createdAt: null, updatedAt: null };

const UserPageShape = { items: UserProfileShape };

export const operations = {
  createUser: {
    method: 'POST',
    path: '/users',
    headers: { idempotencyKey: 'idempotency-key' },
    answers: { 201: UserProfileShape },
  },
  listUsers: {
    method: 'GET',
    path: '/users',
    headers: {},
    answers: { 200: UserPageShape },
  },
  getUser: {
    method: 'GET',
    path: '/users/{userId}',
    headers: {},
    answers: { 200: UserProfileShape, 304: undefined },
  },
  updateUser: {
    method: 'PUT',
    path: '/users/{userId}',
    headers: { ifMatch: 'if-match' },
    answers: { 200: UserProfileShape },
  },
  deleteUser: {
    method: 'DELETE',
    path: '/users/{userId}',
    headers: { ifMatch: 'if-match' },
    answers: { 204: null },
  },
} as const satisfies Record<string, Operation>;

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
