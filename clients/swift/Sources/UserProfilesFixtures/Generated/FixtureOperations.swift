// Generated from openapi.yaml by `npm run generate`; do not edit.
import UserProfiles

extension FixtureOperation {
  /// Create a user
  public static let createUser = FixtureOperation(
    id: "createUser", method: "POST", path: "/users",
    success: FixtureExample(
      status: 201,
      headers: [
        "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
        "Cache-Control": "private, no-cache",
        "ETag": "\"4-20261123093000000-5b0c9a1e\"",
        "Location": "/users/3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f",
        "Content-Type": "application/json",
      ],
      json: #"{"userId":"3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f","email":"grace@example.com","displayName":"Grace Hopper","givenName":"Grace","familyName":"Hopper","phoneNumber":"+12025550123","birthDate":"1906-12-09","avatarUrl":"https://images.example.com/grace.png","bio":"Finds the bug.","locale":"en-US","timeZone":"America/New_York","preferences":{"theme":"dark","notifications":{"push":true,"email":false,"sms":false}},"metadata":{"plan":"pro"},"version":4,"createdAt":"2026-11-23T09:30:00.000Z","updatedAt":"2026-11-23T10:15:00.000Z","etag":"\"4-20261123093000000-5b0c9a1e\""}"#),
    problems: [
      "invalid-request": FixtureExample(
        status: 400,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:invalid-request","title":"Invalid request","status":400,"detail":"The request breaks a rule of the contract.","code":"invalid-request","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11","errors":[{"pointer":"/body/birthDate","code":"in-future","detail":"must not be in the future"}]}"#),
      "unauthenticated": FixtureExample(
        status: 401,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "WWW-Authenticate": "Bearer realm=\"user-profiles\", error=\"invalid_token\"",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:unauthenticated","title":"Not authenticated","status":401,"detail":"A valid bearer token is required.","code":"unauthenticated","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "forbidden": FixtureExample(
        status: 403,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:forbidden","title":"Forbidden","status":403,"detail":"The caller is not allowed to perform this operation.","code":"forbidden","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "email-taken": FixtureExample(
        status: 409,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:email-taken","title":"Email address taken","status":409,"detail":"Another user already has this email address.","code":"email-taken","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "user-exists": FixtureExample(
        status: 409,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:user-exists","title":"User exists","status":409,"detail":"The caller already has a profile.","code":"user-exists","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "body-too-large": FixtureExample(
        status: 413,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:body-too-large","title":"Body too large","status":413,"detail":"The body must not be larger than 16,384 bytes.","code":"body-too-large","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "unsupported-media-type": FixtureExample(
        status: 415,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:unsupported-media-type","title":"Unsupported media type","status":415,"detail":"The media type of the body must be application/merge-patch+json for PATCH, otherwise application/json. The body must be in UTF-8.","code":"unsupported-media-type","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "idempotency-key-reused": FixtureExample(
        status: 422,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:idempotency-key-reused","title":"Idempotency key reused","status":422,"detail":"This Idempotency-Key was already used with another body, or for a user that was deleted. Send a new key.","code":"idempotency-key-reused","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "too-many-requests": FixtureExample(
        status: 429,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Retry-After": "1",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:too-many-requests","title":"Too many requests","status":429,"detail":"Too many requests at once. Try again later.","code":"too-many-requests","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "internal-error": FixtureExample(
        status: 500,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:internal-error","title":"Internal error","status":500,"detail":"An unexpected error occurred in the API.","code":"internal-error","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "bad-gateway": FixtureExample(
        status: 502,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:bad-gateway","title":"Bad gateway","status":502,"detail":"The service returned an invalid response.","code":"bad-gateway","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "service-unavailable": FixtureExample(
        status: 503,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Retry-After": "1",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:service-unavailable","title":"Service unavailable","status":503,"detail":"The service is temporarily unavailable. Try again later.","code":"service-unavailable","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "gateway-timeout": FixtureExample(
        status: 504,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:gateway-timeout","title":"Gateway timeout","status":504,"detail":"The service did not respond in time.","code":"gateway-timeout","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
    ])

  /// List users
  public static let listUsers = FixtureOperation(
    id: "listUsers", method: "GET", path: "/users",
    success: FixtureExample(
      status: 200,
      headers: [
        "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
        "Cache-Control": "private, no-cache",
        "Content-Type": "application/json",
      ],
      json: #"{"items":[{"userId":"3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f","email":"ada@example.com","displayName":"Ada Lovelace","version":1,"createdAt":"2026-11-23T09:30:00.000Z","updatedAt":"2026-11-23T09:30:00.000Z","etag":"\"1-20261123093000000-5b0c9a1e\""}],"nextCursor":"MjAyNi0xMS0yM1QwOTozMDowMC4wMDBa"}"#),
    lastPage: (
      cursor: "cursor",
      response: FixtureExample(
        status: 200,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/json",
        ],
        json: #"{"items":[]}"#)
    ),
    problems: [
      "invalid-request": FixtureExample(
        status: 400,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:invalid-request","title":"Invalid request","status":400,"detail":"The request breaks a rule of the contract.","code":"invalid-request","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11","errors":[{"pointer":"/query/limit","code":"too-large","detail":"must be at most 100"}]}"#),
      "invalid-cursor": FixtureExample(
        status: 400,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:invalid-cursor","title":"Invalid cursor","status":400,"detail":"The cursor was altered or belongs to another query. Start again without a cursor.","code":"invalid-cursor","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "unauthenticated": FixtureExample(
        status: 401,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "WWW-Authenticate": "Bearer realm=\"user-profiles\", error=\"invalid_token\"",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:unauthenticated","title":"Not authenticated","status":401,"detail":"A valid bearer token is required.","code":"unauthenticated","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "forbidden": FixtureExample(
        status: 403,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:forbidden","title":"Forbidden","status":403,"detail":"The caller is not allowed to perform this operation.","code":"forbidden","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "too-many-requests": FixtureExample(
        status: 429,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Retry-After": "1",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:too-many-requests","title":"Too many requests","status":429,"detail":"Too many requests at once. Try again later.","code":"too-many-requests","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "internal-error": FixtureExample(
        status: 500,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:internal-error","title":"Internal error","status":500,"detail":"An unexpected error occurred in the API.","code":"internal-error","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "bad-gateway": FixtureExample(
        status: 502,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:bad-gateway","title":"Bad gateway","status":502,"detail":"The service returned an invalid response.","code":"bad-gateway","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "service-unavailable": FixtureExample(
        status: 503,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Retry-After": "1",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:service-unavailable","title":"Service unavailable","status":503,"detail":"The service is temporarily unavailable. Try again later.","code":"service-unavailable","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "gateway-timeout": FixtureExample(
        status: 504,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:gateway-timeout","title":"Gateway timeout","status":504,"detail":"The service did not respond in time.","code":"gateway-timeout","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
    ])

  /// Get a user
  public static let getUser = FixtureOperation(
    id: "getUser", method: "GET", path: "/users/{userId}",
    success: FixtureExample(
      status: 200,
      headers: [
        "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
        "Cache-Control": "private, no-cache",
        "ETag": "\"4-20261123093000000-5b0c9a1e\"",
        "Content-Type": "application/json",
      ],
      json: #"{"userId":"3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f","email":"grace@example.com","displayName":"Grace Hopper","givenName":"Grace","familyName":"Hopper","phoneNumber":"+12025550123","birthDate":"1906-12-09","avatarUrl":"https://images.example.com/grace.png","bio":"Finds the bug.","locale":"en-US","timeZone":"America/New_York","preferences":{"theme":"dark","notifications":{"push":true,"email":false,"sms":false}},"metadata":{"plan":"pro"},"version":4,"createdAt":"2026-11-23T09:30:00.000Z","updatedAt":"2026-11-23T10:15:00.000Z","etag":"\"4-20261123093000000-5b0c9a1e\""}"#),
    problems: [
      "invalid-request": FixtureExample(
        status: 400,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:invalid-request","title":"Invalid request","status":400,"detail":"The request breaks a rule of the contract.","code":"invalid-request","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11","errors":[{"pointer":"/path/userId","code":"wrong-format","detail":"must be a UUID"}]}"#),
      "unauthenticated": FixtureExample(
        status: 401,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "WWW-Authenticate": "Bearer realm=\"user-profiles\", error=\"invalid_token\"",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:unauthenticated","title":"Not authenticated","status":401,"detail":"A valid bearer token is required.","code":"unauthenticated","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "forbidden": FixtureExample(
        status: 403,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:forbidden","title":"Forbidden","status":403,"detail":"The caller is not allowed to perform this operation.","code":"forbidden","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "user-not-found": FixtureExample(
        status: 404,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:user-not-found","title":"User not found","status":404,"detail":"There is no user with this id.","code":"user-not-found","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "route-not-found": FixtureExample(
        status: 404,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:route-not-found","title":"Route not found","status":404,"detail":"The API has no such path or method.","code":"route-not-found","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "too-many-requests": FixtureExample(
        status: 429,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Retry-After": "1",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:too-many-requests","title":"Too many requests","status":429,"detail":"Too many requests at once. Try again later.","code":"too-many-requests","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "internal-error": FixtureExample(
        status: 500,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:internal-error","title":"Internal error","status":500,"detail":"An unexpected error occurred in the API.","code":"internal-error","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "bad-gateway": FixtureExample(
        status: 502,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:bad-gateway","title":"Bad gateway","status":502,"detail":"The service returned an invalid response.","code":"bad-gateway","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "service-unavailable": FixtureExample(
        status: 503,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Retry-After": "1",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:service-unavailable","title":"Service unavailable","status":503,"detail":"The service is temporarily unavailable. Try again later.","code":"service-unavailable","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "gateway-timeout": FixtureExample(
        status: 504,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:gateway-timeout","title":"Gateway timeout","status":504,"detail":"The service did not respond in time.","code":"gateway-timeout","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
    ])

  /// Replace a user
  public static let updateUser = FixtureOperation(
    id: "updateUser", method: "PUT", path: "/users/{userId}",
    success: FixtureExample(
      status: 200,
      headers: [
        "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
        "Cache-Control": "private, no-cache",
        "ETag": "\"4-20261123093000000-5b0c9a1e\"",
        "Content-Type": "application/json",
      ],
      json: #"{"userId":"3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f","email":"grace@example.com","displayName":"Grace Hopper","givenName":"Grace","familyName":"Hopper","phoneNumber":"+12025550123","birthDate":"1906-12-09","avatarUrl":"https://images.example.com/grace.png","bio":"Finds the bug.","locale":"en-US","timeZone":"America/New_York","preferences":{"theme":"dark","notifications":{"push":true,"email":false,"sms":false}},"metadata":{"plan":"pro"},"version":4,"createdAt":"2026-11-23T09:30:00.000Z","updatedAt":"2026-11-23T10:15:00.000Z","etag":"\"4-20261123093000000-5b0c9a1e\""}"#),
    problems: [
      "invalid-request": FixtureExample(
        status: 400,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:invalid-request","title":"Invalid request","status":400,"detail":"The request breaks a rule of the contract.","code":"invalid-request","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11","errors":[{"pointer":"/body/birthDate","code":"in-future","detail":"must not be in the future"}]}"#),
      "unauthenticated": FixtureExample(
        status: 401,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "WWW-Authenticate": "Bearer realm=\"user-profiles\", error=\"invalid_token\"",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:unauthenticated","title":"Not authenticated","status":401,"detail":"A valid bearer token is required.","code":"unauthenticated","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "forbidden": FixtureExample(
        status: 403,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:forbidden","title":"Forbidden","status":403,"detail":"The caller is not allowed to perform this operation.","code":"forbidden","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "user-not-found": FixtureExample(
        status: 404,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:user-not-found","title":"User not found","status":404,"detail":"There is no user with this id.","code":"user-not-found","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "route-not-found": FixtureExample(
        status: 404,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:route-not-found","title":"Route not found","status":404,"detail":"The API has no such path or method.","code":"route-not-found","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "email-taken": FixtureExample(
        status: 409,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:email-taken","title":"Email address taken","status":409,"detail":"Another user already has this email address.","code":"email-taken","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "precondition-failed": FixtureExample(
        status: 412,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "ETag": "\"4-20261123093000000-5b0c9a1e\"",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:precondition-failed","title":"Precondition failed","status":412,"detail":"The user does not meet the precondition in If-Match or If-None-Match. Read the user again before you decide whether to retry.","code":"precondition-failed","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "body-too-large": FixtureExample(
        status: 413,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:body-too-large","title":"Body too large","status":413,"detail":"The body must not be larger than 16,384 bytes.","code":"body-too-large","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "unsupported-media-type": FixtureExample(
        status: 415,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:unsupported-media-type","title":"Unsupported media type","status":415,"detail":"The media type of the body must be application/merge-patch+json for PATCH, otherwise application/json. The body must be in UTF-8.","code":"unsupported-media-type","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "too-many-requests": FixtureExample(
        status: 429,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Retry-After": "1",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:too-many-requests","title":"Too many requests","status":429,"detail":"Too many requests at once. Try again later.","code":"too-many-requests","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "internal-error": FixtureExample(
        status: 500,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:internal-error","title":"Internal error","status":500,"detail":"An unexpected error occurred in the API.","code":"internal-error","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "bad-gateway": FixtureExample(
        status: 502,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:bad-gateway","title":"Bad gateway","status":502,"detail":"The service returned an invalid response.","code":"bad-gateway","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "service-unavailable": FixtureExample(
        status: 503,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Retry-After": "1",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:service-unavailable","title":"Service unavailable","status":503,"detail":"The service is temporarily unavailable. Try again later.","code":"service-unavailable","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "gateway-timeout": FixtureExample(
        status: 504,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:gateway-timeout","title":"Gateway timeout","status":504,"detail":"The service did not respond in time.","code":"gateway-timeout","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
    ])

  /// Change properties of a user
  public static let patchUser = FixtureOperation(
    id: "patchUser", method: "PATCH", path: "/users/{userId}",
    success: FixtureExample(
      status: 200,
      headers: [
        "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
        "Cache-Control": "private, no-cache",
        "ETag": "\"4-20261123093000000-5b0c9a1e\"",
        "Content-Type": "application/json",
      ],
      json: #"{"userId":"3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f","email":"grace@example.com","displayName":"Grace Hopper","givenName":"Grace","familyName":"Hopper","phoneNumber":"+12025550123","birthDate":"1906-12-09","avatarUrl":"https://images.example.com/grace.png","bio":"Finds the bug.","locale":"en-US","timeZone":"America/New_York","preferences":{"theme":"dark","notifications":{"push":true,"email":false,"sms":false}},"metadata":{"plan":"pro"},"version":4,"createdAt":"2026-11-23T09:30:00.000Z","updatedAt":"2026-11-23T10:15:00.000Z","etag":"\"4-20261123093000000-5b0c9a1e\""}"#),
    problems: [
      "invalid-request": FixtureExample(
        status: 400,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:invalid-request","title":"Invalid request","status":400,"detail":"The request breaks a rule of the contract.","code":"invalid-request","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11","errors":[{"pointer":"/body/birthDate","code":"in-future","detail":"must not be in the future"}]}"#),
      "unauthenticated": FixtureExample(
        status: 401,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "WWW-Authenticate": "Bearer realm=\"user-profiles\", error=\"invalid_token\"",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:unauthenticated","title":"Not authenticated","status":401,"detail":"A valid bearer token is required.","code":"unauthenticated","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "forbidden": FixtureExample(
        status: 403,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:forbidden","title":"Forbidden","status":403,"detail":"The caller is not allowed to perform this operation.","code":"forbidden","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "user-not-found": FixtureExample(
        status: 404,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:user-not-found","title":"User not found","status":404,"detail":"There is no user with this id.","code":"user-not-found","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "route-not-found": FixtureExample(
        status: 404,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:route-not-found","title":"Route not found","status":404,"detail":"The API has no such path or method.","code":"route-not-found","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "email-taken": FixtureExample(
        status: 409,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:email-taken","title":"Email address taken","status":409,"detail":"Another user already has this email address.","code":"email-taken","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "precondition-failed": FixtureExample(
        status: 412,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "ETag": "\"4-20261123093000000-5b0c9a1e\"",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:precondition-failed","title":"Precondition failed","status":412,"detail":"The user does not meet the precondition in If-Match or If-None-Match. Read the user again before you decide whether to retry.","code":"precondition-failed","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "body-too-large": FixtureExample(
        status: 413,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:body-too-large","title":"Body too large","status":413,"detail":"The body must not be larger than 16,384 bytes.","code":"body-too-large","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "unsupported-media-type": FixtureExample(
        status: 415,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:unsupported-media-type","title":"Unsupported media type","status":415,"detail":"The media type of the body must be application/merge-patch+json for PATCH, otherwise application/json. The body must be in UTF-8.","code":"unsupported-media-type","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "too-many-requests": FixtureExample(
        status: 429,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Retry-After": "1",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:too-many-requests","title":"Too many requests","status":429,"detail":"Too many requests at once. Try again later.","code":"too-many-requests","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "internal-error": FixtureExample(
        status: 500,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:internal-error","title":"Internal error","status":500,"detail":"An unexpected error occurred in the API.","code":"internal-error","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "bad-gateway": FixtureExample(
        status: 502,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:bad-gateway","title":"Bad gateway","status":502,"detail":"The service returned an invalid response.","code":"bad-gateway","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "service-unavailable": FixtureExample(
        status: 503,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Retry-After": "1",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:service-unavailable","title":"Service unavailable","status":503,"detail":"The service is temporarily unavailable. Try again later.","code":"service-unavailable","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "gateway-timeout": FixtureExample(
        status: 504,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:gateway-timeout","title":"Gateway timeout","status":504,"detail":"The service did not respond in time.","code":"gateway-timeout","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
    ])

  /// Delete a user
  public static let deleteUser = FixtureOperation(
    id: "deleteUser", method: "DELETE", path: "/users/{userId}",
    success: FixtureExample(
      status: 204,
      headers: [
        "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
        "Cache-Control": "private, no-cache",
      ]),
    problems: [
      "invalid-request": FixtureExample(
        status: 400,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:invalid-request","title":"Invalid request","status":400,"detail":"The request breaks a rule of the contract.","code":"invalid-request","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11","errors":[{"pointer":"/path/userId","code":"wrong-format","detail":"must be a UUID"}]}"#),
      "unauthenticated": FixtureExample(
        status: 401,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "WWW-Authenticate": "Bearer realm=\"user-profiles\", error=\"invalid_token\"",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:unauthenticated","title":"Not authenticated","status":401,"detail":"A valid bearer token is required.","code":"unauthenticated","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "forbidden": FixtureExample(
        status: 403,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:forbidden","title":"Forbidden","status":403,"detail":"The caller is not allowed to perform this operation.","code":"forbidden","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "user-not-found": FixtureExample(
        status: 404,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:user-not-found","title":"User not found","status":404,"detail":"There is no user with this id.","code":"user-not-found","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "route-not-found": FixtureExample(
        status: 404,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:route-not-found","title":"Route not found","status":404,"detail":"The API has no such path or method.","code":"route-not-found","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "precondition-failed": FixtureExample(
        status: 412,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "ETag": "\"4-20261123093000000-5b0c9a1e\"",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:precondition-failed","title":"Precondition failed","status":412,"detail":"The user does not meet the precondition in If-Match or If-None-Match. Read the user again before you decide whether to retry.","code":"precondition-failed","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "too-many-requests": FixtureExample(
        status: 429,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Retry-After": "1",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:too-many-requests","title":"Too many requests","status":429,"detail":"Too many requests at once. Try again later.","code":"too-many-requests","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "internal-error": FixtureExample(
        status: 500,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:internal-error","title":"Internal error","status":500,"detail":"An unexpected error occurred in the API.","code":"internal-error","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "bad-gateway": FixtureExample(
        status: 502,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:bad-gateway","title":"Bad gateway","status":502,"detail":"The service returned an invalid response.","code":"bad-gateway","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "service-unavailable": FixtureExample(
        status: 503,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Retry-After": "1",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:service-unavailable","title":"Service unavailable","status":503,"detail":"The service is temporarily unavailable. Try again later.","code":"service-unavailable","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
      "gateway-timeout": FixtureExample(
        status: 504,
        headers: [
          "X-Request-Id": "0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11",
          "Cache-Control": "private, no-cache",
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:user-profiles:problem:gateway-timeout","title":"Gateway timeout","status":504,"detail":"The service did not respond in time.","code":"gateway-timeout","requestId":"0b5e0a4c-4e57-4f0a-8a44-0d8f6c1f2f11"}"#),
    ])

  /// Every operation of the API.
  public static let all: [FixtureOperation] = [
    .createUser,
    .listUsers,
    .getUser,
    .updateUser,
    .patchUser,
    .deleteUser,
  ]
}
