// Generated from openapi.yaml by `npm run generate`; do not edit.
import type { FakeResponses } from '../fixtures/fake-response.js';
import { frozen } from '../fixtures/frozen.js';
import type { OperationId } from './operations.js';
import type { CreateUserRequest, PatchUserRequest, Problem, ReplaceUserRequest, UserPage, UserProfile } from './schemas.js';

/** The examples of the contract, by type and name. The values are frozen: change a copy. */
export const fixtures: {
  readonly CreateUserRequest: {
    readonly minimal: CreateUserRequest;
    readonly complete: CreateUserRequest;
  };
  readonly PatchUserRequest: {
    readonly setAndRemove: PatchUserRequest;
    readonly empty: PatchUserRequest;
  };
  readonly Problem: {
    readonly invalidRequest: Problem;
    readonly unauthenticated: Problem;
    readonly forbidden: Problem;
    readonly emailTaken: Problem;
    readonly userExists: Problem;
    readonly bodyTooLarge: Problem;
    readonly unsupportedMediaType: Problem;
    readonly idempotencyKeyReused: Problem;
    readonly tooManyRequests: Problem;
    readonly internalError: Problem;
    readonly badGateway: Problem;
    readonly serviceUnavailable: Problem;
    readonly gatewayTimeout: Problem;
    readonly invalidRequestOfListUsers: Problem;
    readonly invalidCursor: Problem;
    readonly invalidRequestOfGetUser: Problem;
    readonly userNotFound: Problem;
    readonly routeNotFound: Problem;
    readonly preconditionFailed: Problem;
  };
  readonly ReplaceUserRequest: {
    readonly complete: ReplaceUserRequest;
  };
  readonly UserPage: {
    readonly page: UserPage;
    readonly empty: UserPage;
  };
  readonly UserProfile: {
    readonly complete: UserProfile;
  };
} = frozen({
  CreateUserRequest: {
    minimal: {
      email: 'ada@example.com',
      displayName: 'Ada Lovelace',
    },
    complete: {
      email: 'grace@example.com',
      displayName: 'Grace Hopper',
      givenName: 'Grace',
      familyName: 'Hopper',
      phoneNumber: '+12025550123',
      birthDate: '1906-12-09',
      avatarUrl: 'https://images.example.com/grace.png',
      bio: 'Finds the bug.',
      locale: 'en-US',
      timeZone: 'America/New_York',
      preferences: {
        theme: 'dark',
        notifications: {
          push: true,
          email: false,
          sms: false,
        },
      },
      metadata: {
        plan: 'pro',
      },
    },
  },
  PatchUserRequest: {
    setAndRemove: {
      displayName: 'Admiral Hopper',
      bio: null,
      preferences: {
        theme: 'light',
      },
      metadata: {
        plan: null,
      },
    },
    empty: {},
  },
  Problem: {
    invalidRequest: {
      type: 'urn:user-profiles:problem:invalid-request',
      title: 'Invalid request',
      status: 400,
      detail: 'The request breaks a rule of the contract.',
      code: 'invalid-request',
      requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
      errors: [{
        pointer: '/body/birthDate',
        code: 'in-future',
        detail: 'must not be in the future',
      }],
    },
    unauthenticated: {
      type: 'urn:user-profiles:problem:unauthenticated',
      title: 'Not authenticated',
      status: 401,
      detail: 'A valid bearer token is required.',
      code: 'unauthenticated',
      requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
    },
    forbidden: {
      type: 'urn:user-profiles:problem:forbidden',
      title: 'Forbidden',
      status: 403,
      detail: 'The caller is not allowed to perform this operation.',
      code: 'forbidden',
      requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
    },
    emailTaken: {
      type: 'urn:user-profiles:problem:email-taken',
      title: 'Email address taken',
      status: 409,
      detail: 'Another user already has this email address.',
      code: 'email-taken',
      requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
    },
    userExists: {
      type: 'urn:user-profiles:problem:user-exists',
      title: 'User exists',
      status: 409,
      detail: 'The caller already has a profile.',
      code: 'user-exists',
      requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
    },
    bodyTooLarge: {
      type: 'urn:user-profiles:problem:body-too-large',
      title: 'Body too large',
      status: 413,
      detail: 'The body must not be larger than 16,384 bytes.',
      code: 'body-too-large',
      requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
    },
    unsupportedMediaType: {
      type: 'urn:user-profiles:problem:unsupported-media-type',
      title: 'Unsupported media type',
      status: 415,
      detail: 'The media type of the body must be application/merge-patch+json for PATCH, otherwise application/json. The body must be in UTF-8.',
      code: 'unsupported-media-type',
      requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
    },
    idempotencyKeyReused: {
      type: 'urn:user-profiles:problem:idempotency-key-reused',
      title: 'Idempotency key reused',
      status: 422,
      detail: 'This Idempotency-Key was already used with another body, or for a user that was deleted. Send a new key.',
      code: 'idempotency-key-reused',
      requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
    },
    tooManyRequests: {
      type: 'urn:user-profiles:problem:too-many-requests',
      title: 'Too many requests',
      status: 429,
      detail: 'Too many requests at once. Try again later.',
      code: 'too-many-requests',
      requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
    },
    internalError: {
      type: 'urn:user-profiles:problem:internal-error',
      title: 'Internal error',
      status: 500,
      detail: 'An unexpected error occurred in the API.',
      code: 'internal-error',
      requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
    },
    badGateway: {
      type: 'urn:user-profiles:problem:bad-gateway',
      title: 'Bad gateway',
      status: 502,
      detail: 'The service returned an invalid response.',
      code: 'bad-gateway',
      requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
    },
    serviceUnavailable: {
      type: 'urn:user-profiles:problem:service-unavailable',
      title: 'Service unavailable',
      status: 503,
      detail: 'The service is temporarily unavailable. Try again later.',
      code: 'service-unavailable',
      requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
    },
    gatewayTimeout: {
      type: 'urn:user-profiles:problem:gateway-timeout',
      title: 'Gateway timeout',
      status: 504,
      detail: 'The service did not respond in time.',
      code: 'gateway-timeout',
      requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
    },
    invalidRequestOfListUsers: {
      type: 'urn:user-profiles:problem:invalid-request',
      title: 'Invalid request',
      status: 400,
      detail: 'The request breaks a rule of the contract.',
      code: 'invalid-request',
      requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
      errors: [{
        pointer: '/query/limit',
        code: 'too-large',
        detail: 'must be at most 100',
      }],
    },
    invalidCursor: {
      type: 'urn:user-profiles:problem:invalid-cursor',
      title: 'Invalid cursor',
      status: 400,
      detail: 'The cursor was altered or belongs to another query. Start again without a cursor.',
      code: 'invalid-cursor',
      requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
    },
    invalidRequestOfGetUser: {
      type: 'urn:user-profiles:problem:invalid-request',
      title: 'Invalid request',
      status: 400,
      detail: 'The request breaks a rule of the contract.',
      code: 'invalid-request',
      requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
      errors: [{
        pointer: '/path/userId',
        code: 'wrong-format',
        detail: 'must be a UUID',
      }],
    },
    userNotFound: {
      type: 'urn:user-profiles:problem:user-not-found',
      title: 'User not found',
      status: 404,
      detail: 'There is no user with this id.',
      code: 'user-not-found',
      requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
    },
    routeNotFound: {
      type: 'urn:user-profiles:problem:route-not-found',
      title: 'Route not found',
      status: 404,
      detail: 'The API has no such path or method.',
      code: 'route-not-found',
      requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
    },
    preconditionFailed: {
      type: 'urn:user-profiles:problem:precondition-failed',
      title: 'Precondition failed',
      status: 412,
      detail: 'The user does not meet the precondition in If-Match or If-None-Match. Read the user again before you decide whether to retry.',
      code: 'precondition-failed',
      requestId: '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11',
    },
  },
  ReplaceUserRequest: {
    complete: {
      email: 'grace@example.com',
      displayName: 'Grace Hopper',
      givenName: 'Grace',
      familyName: 'Hopper',
      phoneNumber: '+12025550123',
      birthDate: '1906-12-09',
      avatarUrl: 'https://images.example.com/grace.png',
      bio: 'Finds the bug.',
      locale: 'en-US',
      timeZone: 'America/New_York',
      preferences: {
        theme: 'dark',
        notifications: {
          push: true,
          email: false,
          sms: false,
        },
      },
      metadata: {
        plan: 'pro',
      },
    },
  },
  UserPage: {
    page: {
      items: [{
        userId: '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f',
        email: 'ada@example.com',
        displayName: 'Ada Lovelace',
        version: 1,
        createdAt: '2026-11-23T09:30:00.000Z',
        updatedAt: '2026-11-23T09:30:00.000Z',
        etag: '"1-20261123093000000-5b0c9a1e"',
      }],
      nextCursor: 'MjAyNi0xMS0yM1QwOTozMDowMC4wMDBa',
    },
    empty: {
      items: [],
    },
  },
  UserProfile: {
    complete: {
      userId: '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f',
      email: 'grace@example.com',
      displayName: 'Grace Hopper',
      givenName: 'Grace',
      familyName: 'Hopper',
      phoneNumber: '+12025550123',
      birthDate: '1906-12-09',
      avatarUrl: 'https://images.example.com/grace.png',
      bio: 'Finds the bug.',
      locale: 'en-US',
      timeZone: 'America/New_York',
      preferences: {
        theme: 'dark',
        notifications: {
          push: true,
          email: false,
          sms: false,
        },
      },
      metadata: {
        plan: 'pro',
      },
      version: 4,
      createdAt: '2026-11-23T09:30:00.000Z',
      updatedAt: '2026-11-23T10:15:00.000Z',
      etag: '"4-20261123093000000-5b0c9a1e"',
    },
  },
});

/** The responses of each operation: the first example of its success, and those of its problems. */
export const responses: Readonly<Record<OperationId, FakeResponses>> = {
  createUser: {
    success: { status: 201, headers: { 'x-request-id': '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11', 'cache-control': 'private, no-cache', etag: '{etag}', location: '/users/{userId}', 'content-type': 'application/json' }, body: fixtures.UserProfile.complete },
    problems: {
      'invalid-request': { status: 400, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.invalidRequest },
      unauthenticated: { status: 401, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'www-authenticate': 'Bearer realm="user-profiles", error="invalid_token"', 'content-type': 'application/problem+json' }, body: fixtures.Problem.unauthenticated },
      forbidden: { status: 403, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.forbidden },
      'email-taken': { status: 409, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.emailTaken },
      'user-exists': { status: 409, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.userExists },
      'body-too-large': { status: 413, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.bodyTooLarge },
      'unsupported-media-type': { status: 415, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.unsupportedMediaType },
      'idempotency-key-reused': { status: 422, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.idempotencyKeyReused },
      'too-many-requests': { status: 429, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'retry-after': '1', 'content-type': 'application/problem+json' }, body: fixtures.Problem.tooManyRequests },
      'internal-error': { status: 500, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.internalError },
      'bad-gateway': { status: 502, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.badGateway },
      'service-unavailable': { status: 503, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'retry-after': '1', 'content-type': 'application/problem+json' }, body: fixtures.Problem.serviceUnavailable },
      'gateway-timeout': { status: 504, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.gatewayTimeout },
    },
  },
  listUsers: {
    success: { status: 200, headers: { 'x-request-id': '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11', 'cache-control': 'private, no-cache', 'content-type': 'application/json' }, body: fixtures.UserPage.page },
    lastPage: { parameter: 'cursor', response: { status: 200, headers: { 'x-request-id': '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11', 'cache-control': 'private, no-cache', 'content-type': 'application/json' }, body: fixtures.UserPage.empty } },
    problems: {
      'invalid-request': { status: 400, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.invalidRequestOfListUsers },
      'invalid-cursor': { status: 400, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.invalidCursor },
      unauthenticated: { status: 401, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'www-authenticate': 'Bearer realm="user-profiles", error="invalid_token"', 'content-type': 'application/problem+json' }, body: fixtures.Problem.unauthenticated },
      forbidden: { status: 403, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.forbidden },
      'too-many-requests': { status: 429, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'retry-after': '1', 'content-type': 'application/problem+json' }, body: fixtures.Problem.tooManyRequests },
      'internal-error': { status: 500, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.internalError },
      'bad-gateway': { status: 502, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.badGateway },
      'service-unavailable': { status: 503, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'retry-after': '1', 'content-type': 'application/problem+json' }, body: fixtures.Problem.serviceUnavailable },
      'gateway-timeout': { status: 504, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.gatewayTimeout },
    },
  },
  getUser: {
    success: { status: 200, headers: { 'x-request-id': '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11', 'cache-control': 'private, no-cache', etag: '{etag}', 'content-type': 'application/json' }, body: fixtures.UserProfile.complete },
    problems: {
      'invalid-request': { status: 400, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.invalidRequestOfGetUser },
      unauthenticated: { status: 401, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'www-authenticate': 'Bearer realm="user-profiles", error="invalid_token"', 'content-type': 'application/problem+json' }, body: fixtures.Problem.unauthenticated },
      forbidden: { status: 403, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.forbidden },
      'user-not-found': { status: 404, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.userNotFound },
      'route-not-found': { status: 404, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.routeNotFound },
      'too-many-requests': { status: 429, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'retry-after': '1', 'content-type': 'application/problem+json' }, body: fixtures.Problem.tooManyRequests },
      'internal-error': { status: 500, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.internalError },
      'bad-gateway': { status: 502, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.badGateway },
      'service-unavailable': { status: 503, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'retry-after': '1', 'content-type': 'application/problem+json' }, body: fixtures.Problem.serviceUnavailable },
      'gateway-timeout': { status: 504, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.gatewayTimeout },
    },
  },
  updateUser: {
    success: { status: 200, headers: { 'x-request-id': '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11', 'cache-control': 'private, no-cache', etag: '{etag}', 'content-type': 'application/json' }, body: fixtures.UserProfile.complete },
    problems: {
      'invalid-request': { status: 400, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.invalidRequest },
      unauthenticated: { status: 401, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'www-authenticate': 'Bearer realm="user-profiles", error="invalid_token"', 'content-type': 'application/problem+json' }, body: fixtures.Problem.unauthenticated },
      forbidden: { status: 403, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.forbidden },
      'user-not-found': { status: 404, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.userNotFound },
      'route-not-found': { status: 404, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.routeNotFound },
      'email-taken': { status: 409, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.emailTaken },
      'precondition-failed': { status: 412, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', etag: '"4-20261123093000000-5b0c9a1e"', 'content-type': 'application/problem+json' }, body: fixtures.Problem.preconditionFailed },
      'body-too-large': { status: 413, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.bodyTooLarge },
      'unsupported-media-type': { status: 415, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.unsupportedMediaType },
      'too-many-requests': { status: 429, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'retry-after': '1', 'content-type': 'application/problem+json' }, body: fixtures.Problem.tooManyRequests },
      'internal-error': { status: 500, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.internalError },
      'bad-gateway': { status: 502, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.badGateway },
      'service-unavailable': { status: 503, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'retry-after': '1', 'content-type': 'application/problem+json' }, body: fixtures.Problem.serviceUnavailable },
      'gateway-timeout': { status: 504, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.gatewayTimeout },
    },
  },
  patchUser: {
    success: { status: 200, headers: { 'x-request-id': '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11', 'cache-control': 'private, no-cache', etag: '{etag}', 'content-type': 'application/json' }, body: fixtures.UserProfile.complete },
    problems: {
      'invalid-request': { status: 400, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.invalidRequest },
      unauthenticated: { status: 401, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'www-authenticate': 'Bearer realm="user-profiles", error="invalid_token"', 'content-type': 'application/problem+json' }, body: fixtures.Problem.unauthenticated },
      forbidden: { status: 403, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.forbidden },
      'user-not-found': { status: 404, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.userNotFound },
      'route-not-found': { status: 404, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.routeNotFound },
      'email-taken': { status: 409, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.emailTaken },
      'precondition-failed': { status: 412, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', etag: '"4-20261123093000000-5b0c9a1e"', 'content-type': 'application/problem+json' }, body: fixtures.Problem.preconditionFailed },
      'body-too-large': { status: 413, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.bodyTooLarge },
      'unsupported-media-type': { status: 415, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.unsupportedMediaType },
      'too-many-requests': { status: 429, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'retry-after': '1', 'content-type': 'application/problem+json' }, body: fixtures.Problem.tooManyRequests },
      'internal-error': { status: 500, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.internalError },
      'bad-gateway': { status: 502, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.badGateway },
      'service-unavailable': { status: 503, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'retry-after': '1', 'content-type': 'application/problem+json' }, body: fixtures.Problem.serviceUnavailable },
      'gateway-timeout': { status: 504, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.gatewayTimeout },
    },
  },
  deleteUser: {
    success: { status: 204, headers: { 'x-request-id': '0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11', 'cache-control': 'private, no-cache' }, body: undefined },
    problems: {
      'invalid-request': { status: 400, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.invalidRequestOfGetUser },
      unauthenticated: { status: 401, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'www-authenticate': 'Bearer realm="user-profiles", error="invalid_token"', 'content-type': 'application/problem+json' }, body: fixtures.Problem.unauthenticated },
      forbidden: { status: 403, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.forbidden },
      'user-not-found': { status: 404, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.userNotFound },
      'route-not-found': { status: 404, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.routeNotFound },
      'precondition-failed': { status: 412, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', etag: '"4-20261123093000000-5b0c9a1e"', 'content-type': 'application/problem+json' }, body: fixtures.Problem.preconditionFailed },
      'too-many-requests': { status: 429, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'retry-after': '1', 'content-type': 'application/problem+json' }, body: fixtures.Problem.tooManyRequests },
      'internal-error': { status: 500, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.internalError },
      'bad-gateway': { status: 502, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.badGateway },
      'service-unavailable': { status: 503, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'retry-after': '1', 'content-type': 'application/problem+json' }, body: fixtures.Problem.serviceUnavailable },
      'gateway-timeout': { status: 504, headers: { 'x-request-id': '{requestId}', 'cache-control': 'private, no-cache', 'content-type': 'application/problem+json' }, body: fixtures.Problem.gatewayTimeout },
    },
  },
};
