/** The members of generated/api-gateway.json that this file reads or changes. */
interface Definition {
  paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

const header = 'Access-Control-Allow-Origin';
const mapping = `method.response.header.${header}`;

/**
 * Returns the value of `${AllowedOrigin}` in generated/api-gateway.json. API Gateway cannot compare the origin of a request in its error
 * responses, so pages of every origin may read them if several origins are allowed. They contain nothing about a user, and browsers send
 * no credentials of their own to this API.
 * @param origins the allowed origins, or only `*`
 */
export const allowedOriginText = ([first = '*', ...others]: readonly string[]): string => (others.length > 0 ? '*' : first);

/**
 * Returns a definition whose preflight responses name the origin of the request if it is one of several allowed origins, and otherwise no
 * origin. For one origin, the definition already contains the constant value.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
 */
export function withPreflightsFor<D extends Definition>(definition: D, origins: readonly string[]): D {
  if (origins.length === 1) return definition;
  const template = originTemplate(origins);
  const paths = Object.entries(definition.paths).map(([path, { options, ...methods }]) => [
    path,
    { ...methods, ...(options && { options: withTemplate(options, template) }) },
  ]);
  return { ...definition, paths: Object.fromEntries(paths) };
}

/** In place of the mapping of the header: the template would not be needed for a constant value. */
function withTemplate(part: object, template: string): object {
  const own = Object.entries(part).filter(([name]) => name !== mapping);
  const changed = own.map(([name, value]: [string, unknown]) => [name, isObject(value) ? withTemplate(value, template) : value]);
  const isResponse = own.some(([name, value]: [string, unknown]) => name === 'responseParameters' && isObject(value) && mapping in value);
  const responseTemplates = { 'application/json': template };
  const result: Record<string, unknown> = Object.fromEntries(changed);
  return isResponse ? { ...result, responseTemplates } : result;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Returns the mapping template (VTL) of a preflight response. It writes no body. Clients spell the header as `Origin` in HTTP/1.1 and as
 * `origin` in HTTP/2, and API Gateway passes it through unchanged.
 */
const originTemplate = (origins: readonly string[]): string =>
  [
    '#set($origin = $input.params().header.get("Origin"))',
    '#if(!$origin || $origin == "")#set($origin = $input.params().header.get("origin"))#end',
    `#if(${origins.map((origin) => `$origin == "${origin}"`).join(' || ')})`,
    `#set($context.responseOverride.header.${header} = $origin)`,
    '#end',
  ].join('');

/** Returns the origins that a template of this file allows; undefined for another template. */
export function originsIn(template: string): string[] | undefined {
  const origins = [...template.matchAll(/\$origin == "([^"]+)"/g)].map(([, origin = '']) => origin);
  return origins.length > 0 && originTemplate(origins) === template ? origins : undefined;
}
