import Ajv, { type ValidateFunction } from 'ajv';
import { DefinitionError, type JsonObject } from './definition/json';
import type { GatewayResponseType } from './gateway-responses';
import { headerOf, type RequestHeaders } from './wire/message';

/** The rules of API Gateway's request validator for a method. */
export interface RequestRules {
  /** Parameters that must be present and not blank. Path parameters are always present. */
  required: readonly { in: 'header' | 'query'; name: string }[];
  body: BodyRule | undefined;
}

export interface BodyRule {
  required: boolean;
  /** Models by media type in lower case. */
  models: ReadonlyMap<string, ValidateFunction>;
}

/**
 * Returns a function that compiles the model of a `$ref`, each model once. It throws DefinitionError for a missing or invalid model.
 * Formats are not validated, because API Gateway supports few of them: the function validates them.
 * @param schemas `components.schemas`
 */
export function modelCompiler(schemas: JsonObject): (ref: string, location: string) => ValidateFunction {
  const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false });
  ajv.addSchema({ $id: 'definition', components: { schemas } });
  const compiled = new Map<string, ValidateFunction>();
  return (ref, location) => {
    const known = compiled.get(ref);
    if (known) return known;
    const model = compile(ajv, ref, location);
    compiled.set(ref, model);
    return model;
  };
}

function compile(ajv: Ajv, ref: string, location: string): ValidateFunction {
  try {
    return ajv.compile({ $ref: `definition${ref}` });
  } catch (error) {
    throw new DefinitionError(location, `${ref} is not a valid model: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Returns the gateway response type for an invalid request; undefined for a valid one. A body without Content-Type is validated as JSON.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
export function validationFailure(
  rules: RequestRules,
  headers: RequestHeaders,
  query: ReadonlyMap<string, readonly string[]>,
  body: string | undefined,
): GatewayResponseType | undefined {
  const missing = rules.required.some(({ in: where, name }) => {
    const value = where === 'header' ? headerOf(headers, name.toLowerCase()) : query.get(name)?.at(-1);
    return value === undefined || value.trim() === '';
  });
  if (missing) return 'BAD_REQUEST_PARAMETERS';
  return rules.body && !isBodyValid(rules.body, headerOf(headers, 'content-type'), body) ? 'BAD_REQUEST_BODY' : undefined;
}

/** A body of a media type without a model is valid here: the function rejects it. A byte order mark is ignored, as in the function. */
function isBodyValid(rule: BodyRule, contentType: string | undefined, body: string | undefined): boolean {
  const model = rule.models.get(mediaTypeOf(contentType ?? 'application/json'));
  if (!model) return true;
  if (body === undefined) return !rule.required;
  try {
    const value: unknown = JSON.parse(body.startsWith('\ufeff') ? body.slice(1) : body);
    return model(value);
  } catch {
    return false;
  }
}

/** Returns the media type of a Content-Type, such as `application/json` of `Application/JSON; charset=utf-8`. */
export const mediaTypeOf = (contentType: string): string => (contentType.split(';')[0] ?? '').trim().toLowerCase();
