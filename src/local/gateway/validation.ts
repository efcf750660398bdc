import Ajv, { type ValidateFunction } from 'ajv';
import { DefinitionError, type JsonObject } from './definition/json';
import type { RefusalType } from './gateway-responses';
import { headerOf, type RequestHeaders } from './wire/message';

/** What API Gateway's request validator holds a request against. */
export interface RequestRules {
  /** Parameters that must be there and not blank; a path parameter always is. */
  required: readonly { in: 'header' | 'query'; name: string }[];
  body: BodyRule | undefined;
}

export interface BodyRule {
  required: boolean;
  /** Models by media type in lower case. */
  models: ReadonlyMap<string, ValidateFunction>;
}

/**
 * Compiles the models of a definition on demand, each once. Formats are left to the function: API Gateway knows few of them.
 * @param schemas `components.schemas`
 * @returns gives the model that a `$ref` names; it throws DefinitionError for one that is not there or not a schema
 */
export function modelCompiler(schemas: JsonObject): (ref: string, place: string) => ValidateFunction {
  const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false });
  ajv.addSchema({ $id: 'definition', components: { schemas } });
  const compiled = new Map<string, ValidateFunction>();
  return (ref, place) => {
    const known = compiled.get(ref);
    if (known) return known;
    const model = compile(ajv, ref, place);
    compiled.set(ref, model);
    return model;
  };
}

function compile(ajv: Ajv, ref: string, place: string): ValidateFunction {
  try {
    return ajv.compile({ $ref: `definition${ref}` });
  } catch (error) {
    throw new DefinitionError(place, `${ref} is no usable model: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 * @param contentType value of the header; without one API Gateway takes the body for JSON
 * @returns what is wrong, or undefined
 */
export function refusalOf(
  rules: RequestRules,
  headers: RequestHeaders,
  query: ReadonlyMap<string, readonly string[]>,
  body: string | undefined,
): RefusalType | undefined {
  const missing = rules.required.some(({ in: where, name }) => {
    const value = where === 'header' ? headerOf(headers, name.toLowerCase()) : query.get(name)?.at(-1);
    return value === undefined || value.trim() === '';
  });
  if (missing) return 'BAD_REQUEST_PARAMETERS';
  return rules.body && !bodyPasses(rules.body, headerOf(headers, 'content-type'), body) ? 'BAD_REQUEST_BODY' : undefined;
}

/** A body of a media type without a model is not looked at: the function refuses it. A byte order mark is ignored, as by the function. */
function bodyPasses(rule: BodyRule, contentType: string | undefined, body: string | undefined): boolean {
  const model = rule.models.get(mediaTypeOf(contentType ?? 'application/json'));
  if (!model) return true;
  if (body === undefined) return !rule.required;
  try {
    return model(JSON.parse(body.startsWith('\ufeff') ? body.slice(1) : body));
  } catch {
    return false;
  }
}

/** `application/json` of `Application/JSON; charset=utf-8`. */
export const mediaTypeOf = (contentType: string): string => (contentType.split(';')[0] ?? '').trim().toLowerCase();
