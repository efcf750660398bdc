/** The values of parameters and pseudo parameters, by name. */
export type Values = Readonly<Record<string, string>>;

/**
 * Returns the text of a value of a template, or undefined if it depends on a resource. Evaluates Ref, Fn::Sub and Fn::Join.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function valueOf(value: unknown, values: Values): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return undefined;
  const [[intrinsic, argument] = ['', undefined]]: [string, unknown][] = Object.entries(value);
  if (intrinsic === 'Ref') return typeof argument === 'string' ? values[argument] : undefined;
  if (intrinsic === 'Fn::Sub') return typeof argument === 'string' ? substituted(argument, values) : undefined;
  return intrinsic === 'Fn::Join' ? joined(argument, values) : undefined;
}

function joined(argument: unknown, values: Values): string | undefined {
  if (!Array.isArray(argument)) return undefined;
  const [separator, parts]: unknown[] = argument;
  if (typeof separator !== 'string' || !Array.isArray(parts)) return undefined;
  const texts = parts.map((part) => valueOf(part, values));
  return texts.every((text) => text !== undefined) ? texts.join(separator) : undefined;
}

function substituted(text: string, values: Values): string | undefined {
  const names = [...text.matchAll(/\$\{([^}]+)\}/g)].map(([, name = '']) => name);
  if (names.some((name) => values[name] === undefined)) return undefined;
  return text.replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => values[name] ?? '');
}
