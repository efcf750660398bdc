import { banner, docComment, literal } from '../code';
import type { Contract, Property } from '../../model';
import { type Conversion, conversionsOf, type PatchConversion, patchConversionsOf, recordOf } from '../conversions';
import { isEmptyAccepted } from '../document';
import { conditionalBodies, revision } from './schemas';

/** Emits clients/typescript/src/generated/conversions.ts: functions that convert a response to a request body. */
export function emitConversions(contract: Contract): string {
  const conversions = conversionsOf(contract);
  const patches = patchConversionsOf(contract);
  if (conversions.length === 0) return `${banner}export {};\n`;
  const types = [...conversions, ...patches.map(({ request, replacement }) => ({ request, response: replacement.response }))];
  const names = [...new Set(types.flatMap(({ request, response }) => [request.name, response.name]))].toSorted();
  const conditional = conditionalBodies(contract);
  const functions = [...conversions.map((one) => replace(one, conditional)), ...patches.map((one) => patch(one, conditional, contract))];
  const helpers = patches.length > 0 ? 'mergePatch, pick' : 'pick';
  return `${banner}import { ${helpers} } from '../json.js';
${patches.length > 0 ? "import type { Loose } from '../operation.js';\n" : ''}import type { ${names.join(', ')} } from './schemas.js';

${functions.join('\n')}`;
}

/** Returns whether the request remembers the ETag of the response. */
const isRemembered = ({ response, request }: Pick<Conversion, 'request' | 'response'>, conditional: ReadonlySet<string>): boolean =>
  conditional.has(request.name) && recordOf(response).some(({ name, required }) => name === revision && required);

function replace(conversion: Conversion, conditional: ReadonlySet<string>): string {
  const { request, response, properties } = conversion;
  const remembered = isRemembered(conversion, conditional) ? [revision] : [];
  const names = [...properties.map(({ name }) => name), ...remembered].map((name) => `  ${literal(name)},\n`);
  const from = parameterName(response.name);
  const comments = [
    `Converts a ${response.name} to a ${request.name}, so that you can change what you have read.`,
    ...remembered.map(() => 'The request remembers the revision: the client sends its `etag` as `If-Match`.'),
  ];
  return `const ${namesOf(conversion)} = [
${names.join('')}] as const;

${docComment([comments.join('\n')])}export const ${functionName(request.name)} = (${from}: ${response.name}): ${request.name} => pick(${from}, ${namesOf(conversion)});
`;
}

function patch({ request, replacement }: PatchConversion, conditional: ReadonlySet<string>, contract: Contract): string {
  const isText = ({ schemaType }: Property): boolean => {
    const named = contract.namedTypes.find(({ name }) => schemaType.kind === 'named' && name === schemaType.name);
    return (named?.definition ?? schemaType).kind === 'text';
  };
  const { response, properties } = replacement;
  const from = parameterName(response.name);
  const kept = properties.filter((property) => property.required || isEmptyAccepted(contract.document, request.name, property.name));
  const diff = `mergePatch<${request.name}>(${from}, edited, ${namesOf(replacement)}, ${literal(kept.filter(isText).map(({ name }) => name))})`;
  const isConditional = isRemembered({ request, response }, conditional);
  const comment = `Returns the merge patch (RFC 7396) that turns a ${response.name} into its edited values. Properties that are omitted or undefined keep their value,
null removes a property, and so does an empty text, such as that of an emptied form field. Nested objects are compared property by property.`;
  const remembers = isConditional ? 'The patch remembers the revision: the client sends its `etag` as `If-Match`.' : '';
  return `${docComment([comment, remembers])}export const ${functionName(request.name)} = (${from}: ${response.name}, edited: Loose<${request.name}>): ${request.name} => ${
    isConditional ? `({\n  ${revision}: ${from}.${revision},\n  ...${diff},\n})` : diff
  };
`;
}

/** Returns the name of the constant with the names of the properties of a replacement. */
const namesOf = ({ request }: Conversion): string => `${functionName(request.name)}Members`;

/** Returns the last word of a type name in lower case: `profile` for `UserProfile`. */
const parameterName = (name: string): string => (/[A-Z][a-z]*$/.exec(name)?.[0] ?? 'value').toLowerCase();

const functionName = (type: string): string => `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
