import { gatewayResponseRules } from './gateway-responses';
import { methodRules } from './methods';
import { modelRules } from './models';
import { partsOf, withoutIntrinsics } from './parts';
import { rootRules } from './root';
import { type Expectations, placeOf, type Rule } from './rule';
import { securityRules } from './security';

/** What is wrong with the definition, where, and by which rule. */
export interface Violation {
  rule: string;
  place: string;
  message: string;
}

/** All rules. Each stands for one thing that the import of an OpenAPI definition refuses, ignores or turns into something else. */
export const importRules: readonly Rule[] = [...rootRules, ...modelRules, ...methodRules, ...securityRules, ...gatewayResponseRules];

/**
 * Holds the body of a REST API import against what API Gateway is known to do with it; nothing else does before a deployment.
 * @param body the definition, alone or as the Body of an AWS::ApiGateway::RestApi of a template
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function violations(body: unknown, expectations: Expectations): Violation[] {
  const definition = withoutIntrinsics(body);
  const api = { definition, parts: partsOf(definition), ...expectations };
  return importRules.flatMap(({ name, check }) =>
    [...check(api)].map(([path, message]) => ({ rule: name, place: placeOf(path), message })),
  );
}
