import { isNullable, valueRules } from './schema-type';
import type { SourceNode } from './source';

/**
 * Checks that a merge patch (RFC 7396) can change exactly what a replacement of the same resource sets: it has the same properties with the
 * same rules, none of them required, and null removes those that the replacement may omit.
 * @param patch the schema of the merge patch
 * @param replacement the schema of the body that replaces the resource
 * @throws ContractError for the first difference
 */
export function checkMergePatch(patch: SourceNode, replacement: SourceNode): void {
  const required = patch.find('required');
  if (required) throw required.error('a property of a merge patch is required', 'Remove `required`: an omitted property keeps its value');
  const replaced = propertiesOf(replacement);
  const patched = propertiesOf(patch);
  for (const name of replaced.keys()) {
    if (!patched.has(name)) throw patch.error(`the merge patch lacks the property ${name} of ${replacement.name}`, `Add ${name}`);
  }
  for (const [name, property] of patched) {
    const counterpart = replaced.get(name);
    if (!counterpart) throw property.error(`${replacement.name} has no property ${name}`, `Remove ${name}, or add it there`);
    checkNull(property, !isRequired(replacement, name));
    checkValue(property, counterpart);
  }
}

function checkNull(property: SourceNode, isRemovable: boolean): void {
  if (isNullable(property) === isRemovable) return;
  throw isRemovable
    ? property.error('an optional property of a merge patch cannot be removed', 'Write nullable: true')
    : property.error('a required property of a merge patch can be removed', 'Remove nullable');
}

function checkValue(patch: SourceNode, replacement: SourceNode): void {
  if (replacement.find('properties')) checkMergePatch(patch, replacement);
  else if (replacement.find('additionalProperties')?.isMapping()) checkMap(patch, replacement);
  else checkRules(patch, replacement);
}

function checkMap(patch: SourceNode, replacement: SourceNode): void {
  const repair = 'Describe the values of the map by additionalProperties';
  const values = patch.need('additionalProperties', repair);
  checkNull(values, true);
  checkValue(values, replacement.need('additionalProperties', repair));
}

function checkRules(patch: SourceNode, replacement: SourceNode): void {
  if (valueRules(patch) === valueRules(replacement)) return;
  throw patch.error(
    `the merge patch accepts other values than ${replacement.pointer}`,
    'Copy its rules and add nullable: true, with null in an enum. Write a pattern once, with an anchor (&name), and refer to it (*name)',
  );
}

const propertiesOf = (schema: SourceNode): Map<string, SourceNode> => new Map(schema.find('properties')?.entries() ?? []);

function isRequired(schema: SourceNode, name: string): boolean {
  return (schema.find('required')?.items() ?? []).some((item) => item.value() === name);
}
