import { DefinitionError } from './json';

/** What a header or a body of the gateway's own may say of the request. */
export interface Variables {
  requestId: string;
  extendedRequestId: string;
  /** Only in gateway responses. */
  error?: { responseType: string; message: string };
}

export type Template = (variables: Variables) => string;

/** Values for `${Name}` in the definition, which CloudFormation would fill in. */
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
 * A mapped header value: `'literal'` or `context.requestId`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 * @throws DefinitionError for every other expression
 */
export function headerTemplate(text: string, place: string, placeholders: Placeholders): Template {
  const literal = /^'(.*)'$/.exec(text)?.[1];
  if (literal !== undefined) return constant(fill(literal, place, placeholders));
  return contextVariable(/^context\.(.+)$/.exec(text)?.[1], text, place);
}

/**
 * A body with `$context.requestId` and the like; API Gateway does nothing but replace these.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 * @throws DefinitionError for an unknown variable
 */
export function bodyTemplate(text: string, place: string, placeholders: Placeholders): Template {
  const parts = fill(text, place, placeholders).split(/(\$context\.[A-Za-z]+(?:\.[A-Za-z]+)*)/);
  // The parts at odd places are the variables: that is how split gives what its pattern captures.
  const templates = parts.map((part, at) => (at % 2 === 0 ? constant(part) : contextVariable(part.slice('$context.'.length), part, place)));
  return (variables) => templates.map((template) => template(variables)).join('');
}

/** @throws DefinitionError for a placeholder without a value */
export function fill(text: string, place: string, placeholders: Placeholders): string {
  return text.replaceAll(/\$\{([^}]*)\}/g, (placeholder, name: string) => {
    const value = placeholders[name];
    if (value !== undefined) return value;
    throw new DefinitionError(place, `nothing is known to put for ${placeholder}`);
  });
}

const constant =
  (text: string): Template =>
  () =>
    text;

function contextVariable(name: string | undefined, text: string, place: string): Template {
  const known = Object.entries(contextVariables).find(([candidate]) => candidate === name);
  if (known) return known[1];
  const names = Object.keys(contextVariables).map((candidate) => `context.${candidate}`);
  throw new DefinitionError(place, `${text} is not known to this gateway; it knows 'text in quotes', ${names.join(', ')}`);
}
