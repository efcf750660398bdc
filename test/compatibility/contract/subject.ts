/** The keywords of OpenAPI, which are not names of the contract. */
const keywords = new Set(
  (
    'additionalProperties components content enum examples format headers items maxItems maxLength maxProperties maximum minItems minLength ' +
    'minProperties minimum nullable operationId parameters pattern properties requestBody required responses schema schemas security ' +
    'securitySchemes servers style type uniqueItems'
  ).split(' '),
);

/**
 * Returns the name that a changelog must contain for a change at a JSON pointer (RFC 6901): the last segment that is a name of the
 * contract, or the name by which clients know it.
 * @param names JSON pointer → name, as `namesIn` returns them.
 */
export function subjectOf(pointer: string, names: ReadonlyMap<string, string>): string {
  const segments = pointer.split('/');
  const last = segments.findLastIndex((segment, index) => isName(segment, segments[index - 1]));
  const name = names.get(segments.slice(0, last + 1).join('/'));
  return name ?? (segments[last] ?? pointer).replaceAll('~1', '/').replaceAll('~0', '~');
}

/** A keyword below `properties` is the name of a property, a number below `responses` is a status. A media type is no name. */
function isName(segment: string, parent: string | undefined): boolean {
  if (parent === 'properties' || parent === 'responses') return true;
  return !keywords.has(segment) && !/^\d+$/.test(segment) && parent !== 'content';
}
