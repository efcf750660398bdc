import { DefinitionError } from './json';

/** The values of a request that templates of the definition may contain. */
export interface Variables {
  requestId: string;
  extendedRequestId: string;
  /** Present in gateway responses only. */
  error?: { responseType: string; message: string };
}

export type Template = (variables: Variables) => string;

/** Values for `${Name}` in the definition. On AWS, CloudFormation substitutes them. */
export type Placeholders = Readonly<Record<string, string>>;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html */
const contextVariables: Readonly<Record<string, Template>> = {
  requestId: ({ requestId }) => requestId,
  extendedRequestId: ({ extendedRequestId }) => extendedRequestId,
  'error.message': ({ error }) => error?.message ?? '',
  'error.messageString': ({ error }) => JSON.stringify(error?.message ?? ''),
  'error.responseType': ({ error }) => error?.responseType ?? '',
};

/**
 * Parses a mapped header value: `'literal'` or `context.requestId`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 * @throws DefinitionError for every other expression
 */
export function headerTemplate(text: string, location: string, placeholders: Placeholders): Template {
  const literal = /^'(.*)'$/.exec(text)?.[1];
  if (literal !== undefined) return constant(fill(literal, location, placeholders));
  return contextVariable(/^context\.(.+)$/.exec(text)?.[1], text, location);
}

/**
 * Parses a body with variables such as `$context.requestId`. API Gateway replaces these variables only.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 * @throws DefinitionError for an unknown variable
 */
export function bodyTemplate(text: string, location: string, placeholders: Placeholders): Template {
  const parts = fill(text, location, placeholders).split(/(\$context\.[A-Za-z]+(?:\.[A-Za-z]+)*)/);
  // split returns what its pattern captures, here the variables, at odd indexes.
  const templates = parts.map((part, at) =>
    at % 2 === 0 ? constant(part) : contextVariable(part.slice('$context.'.length), part, location),
  );
  return (variables) => templates.map((template) => template(variables)).join('');
}

/** Replaces placeholders such as `${AllowedOrigin}`. @throws DefinitionError for a placeholder without a value */
export function fill(text: string, location: string, placeholders: Placeholders): string {
  return text.replaceAll(/\$\{([^}]*)\}/g, (placeholder, name: string) => {
    const value = placeholders[name];
    if (value !== undefined) return value;
    throw new DefinitionError(location, `no value is configured for ${placeholder}`);
  });
}

const constant =
  (text: string): Template =>
  () =>
    text;

function contextVariable(name: string | undefined, text: string, location: string): Template {
  const known = Object.entries(contextVariables).find(([candidate]) => candidate === name);
  if (known) return known[1];
  const names = Object.keys(contextVariables).map((candidate) => `context.${candidate}`);
  throw new DefinitionError(location, `${text} is not supported by this gateway; supported are 'text in quotes', ${names.join(', ')}`);
}
