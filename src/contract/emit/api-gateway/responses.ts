import type { Problem } from '../../model';
import { ContractError } from '../../read/source';

interface Answer {
  code: string;
  /** Where the contract's own words say too little. */
  detail?: string;
  /** The place that is wrong, for a bad request: all that a gateway response can say is the same for each request. */
  errors?: InputError[];
}

interface InputError {
  pointer: string;
  code: string;
  detail: string;
}

const isWrong = (pointer: string, code: string, detail: string): InputError[] => [{ pointer, code, detail }];

/**
 * What API Gateway answers on its own, by the type it gives the answer.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
const answers: Record<string, Answer> = {
  ACCESS_DENIED: { code: 'forbidden' },
  API_CONFIGURATION_ERROR: { code: 'internal-error' },
  AUTHORIZER_CONFIGURATION_ERROR: { code: 'internal-error' },
  AUTHORIZER_FAILURE: { code: 'internal-error' },
  BAD_REQUEST_BODY: { code: 'invalid-request', errors: isWrong('/body', 'wrong-type', 'must be a JSON object') },
  // Only parameters of the path are required in the definition.
  BAD_REQUEST_PARAMETERS: {
    code: 'invalid-request',
    errors: isWrong('/path', 'malformed', 'must hold each parameter, percent-encoded in UTF-8'),
  },
  // What is wrong can be anything that has no type of its own.
  DEFAULT_4XX: { code: 'invalid-request' },
  DEFAULT_5XX: { code: 'bad-gateway' },
  EXPIRED_TOKEN: { code: 'unauthenticated' },
  INTEGRATION_FAILURE: { code: 'gateway-timeout' },
  INTEGRATION_TIMEOUT: { code: 'gateway-timeout' },
  INVALID_API_KEY: { code: 'forbidden' },
  INVALID_SIGNATURE: { code: 'forbidden' },
  // Despite its name the answer to an unknown path or method; a missing token is UNAUTHORIZED.
  MISSING_AUTHENTICATION_TOKEN: { code: 'route-not-found' },
  QUOTA_EXCEEDED: { code: 'too-many-requests' },
  REQUEST_TOO_LARGE: { code: 'body-too-large' },
  RESOURCE_NOT_FOUND: { code: 'route-not-found' },
  THROTTLED: { code: 'too-many-requests' },
  UNAUTHORIZED: { code: 'unauthenticated' },
  UNSUPPORTED_MEDIA_TYPE: {
    code: 'unsupported-media-type',
    detail: 'The body must be application/json in UTF-8, without a content coding or compressed with gzip or deflate.',
  },
  WAF_FILTERED: { code: 'forbidden' },
};

/**
 * The gateway responses: the problems of the contract, with the headers it declares for them.
 * @throws ContractError when the contract has no problem for one of the answers.
 */
export function gatewayResponses(problems: Problem[], exposed: string): Record<string, object> {
  const entries = Object.entries(answers).map(([type, answer]): [string, object] => {
    const problem = problems.find(({ code }) => code === answer.code);
    if (!problem) {
      throw new ContractError(
        'openapi.yaml (#/components/schemas/ProblemCode)',
        `no problem ${answer.code}, which API Gateway answers on its own (${type})`,
        'Add the code and an example of it',
      );
    }
    return [type, gatewayResponse({ ...problem, ...answer }, exposed)];
  });
  return Object.fromEntries(entries);
}

function gatewayResponse({ type, title, status, detail, code, headers, errors }: Problem & Answer, exposed: string) {
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
