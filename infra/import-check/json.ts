/** A JSON object whose members are not known yet. */
export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the object that a member contains, or an empty object. */
export function objectIn(value: Json, key: string): Json {
  const member = value[key];
  return isObject(member) ? member : {};
}

/** Returns the array that a member contains, or an empty array. */
export function listIn(value: Json, key: string): readonly unknown[] {
  const member = value[key];
  return Array.isArray(member) ? member : [];
}

/**
 * Returns a definition out of a template with each intrinsic function replaced by a text. The text around a placeholder, such as the quotes
 * of a header's literal, is preserved for the rules.
 */
export function withoutIntrinsics(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIntrinsics);
  if (!isObject(value)) return value;
  const [name = '', ...others] = Object.keys(value);
  if (others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) return placeholderOf(name, value[name]);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutIntrinsics(inner)]));
}

function placeholderOf(name: string, argument: unknown): string {
  if (name === 'Fn::Sub') return String(Array.isArray(argument) ? argument[0] : argument);
  if (name === 'Fn::Join' && Array.isArray(argument) && Array.isArray(argument[1])) {
    return argument[1].map((part) => String(withoutIntrinsics(part))).join(String(argument[0]));
  }
  return `\${${Array.isArray(argument) ? argument.map((part) => JSON.stringify(part)).join('.') : String(argument)}}`;
}
