import { gatewayResponseRules } from './gateway-responses';
import { withoutIntrinsics } from './json';
import { methodRules } from './methods';
import { modelRules } from './models';
import { partsOf } from './parts';
import { rootRules } from './root';
import { type Expectations, locationOf, type Rule } from './rule';
import { securityRules } from './security';

/** One violation of a rule. */
export interface Violation {
  rule: string;
  /** The keys from the root of the definition, for example `paths./users.get`. */
  location: string;
  message: string;
}

/** All rules. Each covers one thing that the import of an OpenAPI definition rejects, ignores or changes. */
export const importRules: readonly Rule[] = [...rootRules, ...modelRules, ...methodRules, ...securityRules, ...gatewayResponseRules];

/** API Gateway would not import the definition as intended. The message lists all violations. */
export class InvalidDefinition extends Error {
  constructor(found: readonly Violation[]) {
    const lines = found.map(({ rule, location, message }) => `  ${location}: ${message} (rule "${rule}")`);
    super(`API Gateway would not import the definition as intended. Correct openapi.yaml or its generator:\n${lines.join('\n')}`);
    this.name = 'InvalidDefinition';
  }
}

/** Checks the definition before the template is written. @throws InvalidDefinition with all violations */
export function assertImportable(body: unknown, expectations: Expectations): void {
  const found = violations(body, expectations);
  if (found.length > 0) throw new InvalidDefinition(found);
}

/**
 * Returns the violations of the known rules of API Gateway's import. No other tool checks these rules before a deployment.
 * @param body the definition, alone or as the property Body of an AWS::ApiGateway::RestApi with intrinsic functions
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function violations(body: unknown, expectations: Expectations): Violation[] {
  const definition = withoutIntrinsics(body);
  const api = { definition, parts: partsOf(definition), ...expectations };
  return importRules.flatMap(({ name, check }) =>
    [...check(api)].map(([path, message]) => ({ rule: name, location: locationOf(path), message })),
  );
}
