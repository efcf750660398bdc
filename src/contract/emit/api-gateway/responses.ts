import type { Problem } from '../../model';
import { ContractError } from '../../read/source';

interface GatewayProblem {
  /** The problem code. */
  code: string;
  /** Replaces the detail of the contract where it is not specific enough. */
  detail?: string;
  /** The input errors of a bad request. A gateway response has the same text for every request, so only known errors are listed. */
  errors?: InputError[];
}

interface InputError {
  pointer: string;
  code: string;
  detail: string;
}

const inputErrors = (pointer: string, code: string, detail: string): InputError[] => [{ pointer, code, detail }];

/**
 * The problem of each response that API Gateway sends without calling a function, by gateway response type.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
const gatewayProblems: Record<string, GatewayProblem> = {
  ACCESS_DENIED: { code: 'forbidden' },
  API_CONFIGURATION_ERROR: { code: 'internal-error' },
  AUTHORIZER_CONFIGURATION_ERROR: { code: 'internal-error' },
  AUTHORIZER_FAILURE: { code: 'internal-error' },
  BAD_REQUEST_BODY: { code: 'invalid-request', errors: inputErrors('/body', 'wrong-type', 'must be a JSON object') },
  // The definition requires only path parameters.
  BAD_REQUEST_PARAMETERS: {
    code: 'invalid-request',
    errors: inputErrors('/path', 'malformed', 'must contain each parameter, percent-encoded in UTF-8'),
  },
  // The cause can be any error without its own response type.
  DEFAULT_4XX: { code: 'invalid-request' },
  DEFAULT_5XX: { code: 'bad-gateway' },
  EXPIRED_TOKEN: { code: 'unauthenticated' },
  INTEGRATION_FAILURE: { code: 'gateway-timeout' },
  INTEGRATION_TIMEOUT: { code: 'gateway-timeout' },
  INVALID_API_KEY: { code: 'forbidden' },
  INVALID_SIGNATURE: { code: 'forbidden' },
  // Despite its name, API Gateway sends it for an unknown path or method. For a missing token it sends UNAUTHORIZED.
  MISSING_AUTHENTICATION_TOKEN: { code: 'route-not-found' },
  QUOTA_EXCEEDED: { code: 'too-many-requests' },
  REQUEST_TOO_LARGE: { code: 'body-too-large' },
  RESOURCE_NOT_FOUND: { code: 'route-not-found' },
  THROTTLED: { code: 'too-many-requests' },
  UNAUTHORIZED: { code: 'unauthenticated' },
  UNSUPPORTED_MEDIA_TYPE: {
    code: 'unsupported-media-type',
    detail:
      'The body must be application/json, or application/merge-patch+json for PATCH. It must be in UTF-8, without a content coding or ' +
      'compressed with gzip or deflate.',
  },
  WAF_FILTERED: { code: 'forbidden' },
};

/**
 * Returns the gateway responses: the problems of the contract, with the headers that the contract declares for them.
 * @param exposed the value of Access-Control-Expose-Headers
 * @throws ContractError if the contract lacks one of the problems
 */
export function gatewayResponses(problems: Problem[], exposed: string): Record<string, object> {
  const entries = Object.entries(gatewayProblems).map(([type, own]): [string, object] => {
    const problem = problems.find(({ code }) => code === own.code);
    if (!problem) {
      throw new ContractError(
        'openapi.yaml (#/components/schemas/ProblemCode)',
        `the problem code ${own.code} is missing, which API Gateway returns (${type})`,
        'Add the code, and an example of it in components.responses',
      );
    }
    return [type, gatewayResponse({ ...problem, ...own }, exposed)];
  });
  return Object.fromEntries(entries);
}

function gatewayResponse({ type, title, status, detail, code, headers, errors }: Problem & GatewayProblem, exposed: string) {
  const values = {
    ...Object.fromEntries(Object.entries(headers).map(([name, example]) => [name, `'${example}'`])),
    'Access-Control-Allow-Origin': "'${AllowedOrigin}'",
    'Access-Control-Expose-Headers': `'${exposed}'`,
    'Cache-Control': "'no-store'",
    'Content-Type': "'application/problem+json'",
    Vary: "'Origin'",
    'X-Content-Type-Options': "'nosniff'",
    'X-Request-Id': 'context.requestId',
  };
  const sorted = Object.entries(values).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return {
    statusCode: String(status),
    responseParameters: Object.fromEntries(sorted.map(([name, value]) => [`gatewayresponse.header.${name}`, value])),
    responseTemplates: {
      'application/json': JSON.stringify({ type, title, status, detail, code, requestId: '$context.requestId', errors }),
    },
  };
}
