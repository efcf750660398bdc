import type { Resolve } from './intrinsics';
import { objectAt, type Resource, resourcesOf, type Template, TemplateError } from './template';

/**
 * Returns the logical ids of the functions by the ARNs of their aliases.
 * @throws TemplateError unless each alias refers to a version of its function that the template publishes
 */
export const functionsByAlias = (template: Template, resolve: Resolve): Map<unknown, string> =>
  new Map(
    resourcesOf(template, 'AWS::Lambda::Alias').map((alias) => [
      resolve({ Ref: alias.id }, alias.id),
      functionOf(alias, template, resolve),
    ]),
  );

function functionOf(alias: Resource, template: Template, resolve: Resolve): string {
  const { FunctionName: name, FunctionVersion: version } = alias.properties;
  const found = resourcesOf(template, 'AWS::Lambda::Function').find((one) => resolve({ Ref: one.id }, one.id) === resolve(name, alias.id));
  if (!found) throw new TemplateError(`${alias.id}.FunctionName`, 'is not a function of the template');
  const [versionId] = Object.values(objectAt(version, `${alias.id}.FunctionVersion`)).flat();
  const published = template.resources.get(String(versionId));
  const isOwn =
    published?.type === 'AWS::Lambda::Version' && resolve(published.properties['FunctionName'], published.id) === resolve(name, alias.id);
  if (!isOwn) throw new TemplateError(`${alias.id}.FunctionVersion`, `is not a version of ${found.id} that the template publishes`);
  return found.id;
}
