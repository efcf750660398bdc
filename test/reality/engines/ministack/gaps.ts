import { isObject, type Json, objectIn } from '../../../../infra/import-check/json';
import { literal } from '../template';

/** Resources that ministack cannot create, although AWS can. They are removed from the template before it is deployed. */
export interface Gap {
  readonly what: string;
  /** Whether a resource of the template belongs to the gap. */
  readonly includes: (type: string, properties: Json) => boolean;
  /** The error of ministack. The part asserts it with a stack of one resource, so that an entry is removed when it is no longer necessary. */
  readonly error: RegExp;
}

export const gaps: readonly Gap[] = [
  {
    what: 'application auto scaling',
    includes: (type) => type.startsWith('AWS::ApplicationAutoScaling::'),
    error: /Unrecognized resource types: \[AWS::ApplicationAutoScaling::/,
  },
  {
    what: 'alarms on metric math',
    includes: (type, properties) => type === 'AWS::CloudWatch::Alarm' && 'Metrics' in properties,
    error: /Properties\.Metrics \(metric math\) is not supported/,
  },
];

/** A template without the resources of the gaps. */
export interface Reduced {
  readonly template: Json;
  /** The removed resources of each gap by their logical ids. */
  readonly removed: ReadonlyMap<Gap, Json>;
}

/** Removes the resources of the gaps, and the dependencies of other resources on them. */
export function withoutGaps(template: Json): Reduced {
  const resources = objectIn(template, 'Resources');
  const removed = new Map(gaps.map((gap) => [gap, part(resources, (resource) => belongs(gap, resource))] as const));
  const gone = new Set([...removed.values()].flatMap((each) => Object.keys(each)));
  const kept = Object.entries(resources).filter(([id]) => !gone.has(id));
  const Resources = Object.fromEntries(kept.map(([id, resource]) => [id, withoutDependencies(resource, gone)]));
  return { template: { ...template, Resources }, removed };
}

const belongs = (gap: Gap, resource: unknown): boolean =>
  isObject(resource) && gap.includes(String(resource['Type']), objectIn(resource, 'Properties'));

const part = (resources: Json, chosen: (resource: unknown) => boolean): Json =>
  Object.fromEntries(Object.entries(resources).filter(([, resource]) => chosen(resource)));

function withoutDependencies(resource: unknown, gone: ReadonlySet<string>): unknown {
  if (!isObject(resource) || !Array.isArray(resource['DependsOn'])) return resource;
  return { ...resource, DependsOn: resource['DependsOn'].filter((id: unknown) => typeof id !== 'string' || !gone.has(id)) };
}

/** Returns a template of one resource, in which a text replaces each reference to another resource. */
export const alone = (resource: unknown): Json => ({
  Resources: { Alone: literal(isObject(resource) ? { ...resource, DependsOn: [] } : {}) },
});
