// Generated from openapi.yaml by `npm run generate`; do not edit.

/** One operation of the contract. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** The logical id of its Lambda function in the stack. */
  readonly functionName: string;
  /** The path parameter with the id of the user. Present if users may call the operation for themselves. */
  readonly owner?: string;
  readonly access: readonly ('self' | 'administrator')[];
  readonly statuses: readonly number[];
  /** The type of each query parameter. */
  readonly query: { readonly [name: string]: 'string' | 'integer' | 'number' | 'boolean' };
  /** The names of the header parameters. */
  readonly headers: readonly string[];
  /** The media type of the request body. Absent if the request has none. */
  readonly body?: 'application/json' | 'application/merge-patch+json';
  /** A hash of the response schema. It is part of each ETag, so that a changed response format invalidates cached responses. */
  readonly representation?: string;
}

/** The operations of the contract, by operationId. */
export const operations = {
  createUser: {
    id: 'createUser',
    method: 'POST',
    path: '/users',
    functionName: 'CreateUserFunction',
    access: ['self', 'administrator'],
    statuses: [201, 400, 401, 403, 409, 413, 415, 422, 429, 500, 502, 503, 504],
    query: {},
    headers: ['Idempotency-Key'],
    body: 'application/json',
    representation: '94f97df7',
  },
  listUsers: {
    id: 'listUsers',
    method: 'GET',
    path: '/users',
    functionName: 'ListUsersFunction',
    access: ['administrator'],
    statuses: [200, 400, 401, 403, 429, 500, 502, 503, 504],
    query: {
      limit: 'integer',
      cursor: 'string',
      order: 'string',
      createdFrom: 'string',
      createdTo: 'string',
      email: 'string',
    },
    headers: [],
    representation: 'b4a7eaf8',
  },
  getUser: {
    id: 'getUser',
    method: 'GET',
    path: '/users/{userId}',
    functionName: 'GetUserFunction',
    owner: 'userId',
    access: ['self', 'administrator'],
    statuses: [200, 304, 400, 401, 403, 404, 429, 500, 502, 503, 504],
    query: {},
    headers: ['If-None-Match'],
    representation: '94f97df7',
  },
  updateUser: {
    id: 'updateUser',
    method: 'PUT',
    path: '/users/{userId}',
    functionName: 'UpdateUserFunction',
    owner: 'userId',
    access: ['self', 'administrator'],
    statuses: [200, 400, 401, 403, 404, 409, 412, 413, 415, 429, 500, 502, 503, 504],
    query: {},
    headers: ['If-Match', 'If-None-Match'],
    body: 'application/json',
    representation: '94f97df7',
  },
  patchUser: {
    id: 'patchUser',
    method: 'PATCH',
    path: '/users/{userId}',
    functionName: 'PatchUserFunction',
    owner: 'userId',
    access: ['self', 'administrator'],
    statuses: [200, 400, 401, 403, 404, 409, 412, 413, 415, 429, 500, 502, 503, 504],
    query: {},
    headers: ['If-Match', 'If-None-Match'],
    body: 'application/merge-patch+json',
    representation: '94f97df7',
  },
  deleteUser: {
    id: 'deleteUser',
    method: 'DELETE',
    path: '/users/{userId}',
    functionName: 'DeleteUserFunction',
    owner: 'userId',
    access: ['self', 'administrator'],
    statuses: [204, 400, 401, 403, 404, 412, 429, 500, 502, 503, 504],
    query: {},
    headers: ['If-Match', 'If-None-Match'],
  },
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;

/** The value of Access-Control-Expose-Headers: the response headers that a cross-origin script can read only because of it. */
export const exposedHeaders = 'Accept-Patch,Date,ETag,Idempotent-Replayed,Location,Retry-After,WWW-Authenticate,X-Request-Id';
