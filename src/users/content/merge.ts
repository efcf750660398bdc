import type { ContentPatch, UserContent } from '../profile';
import { invalidRequest } from '../rejection';

/** The `maxProperties` of the schema Metadata. A patch may contain more keys, because some of them remove others. */
const maxMetadata = 16;

/**
 * Applies a patch to the content of a user (RFC 7396 §2).
 * @param patch valid by the schema of the request, and accepted by `acceptable`
 * @throws invalid-request when the result has too many metadata keys, the only rule of the contract that depends on both
 */
export function merged(content: UserContent, patch: ContentPatch): UserContent {
  const result = mergedObject(content, patch);
  if (Object.keys(result.metadata ?? {}).length <= maxMetadata) return result;
  const detail = `must have at most ${maxMetadata} properties after the change`;
  throw invalidRequest([{ pointer: '/body/metadata', code: 'too-many', detail }]);
}

function mergedObject<Target extends object>(target: Target, patch: object): Target {
  const result = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    const before: unknown = Reflect.get(result, name);
    if (value === null) Reflect.deleteProperty(result, name);
    else Reflect.set(result, name, isObject(value) ? mergedObject(isObject(before) ? before : {}, value) : value);
  }
  return result;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
