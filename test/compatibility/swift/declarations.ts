/** Splits a text at the commas outside all brackets. */
export function splitAtCommas(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const char of text.replaceAll('->', '→')) {
    if ('([{<'.includes(char)) depth += 1;
    if (')]}>'.includes(char)) depth -= 1;
    if (char === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${char}`);
  }
  return parts.map((part) => part.replaceAll('→', '->').trim()).filter((part) => part !== '');
}

/** A function, an initializer or a subscript. */
export interface Callable {
  /** Everything before the parameters: `static func name<T>`. */
  head: string;
  /** `label: Type`, or `label: Type = default` when the argument may be omitted. */
  parameters: string[];
  /** Everything after the parameters: ` async throws -> Type`. */
  tail: string;
}

/** Reads a function, an initializer or a subscript. Returns undefined for another declaration. */
export function callable(declaration: string): Callable | undefined {
  const [head] = /^(?:[a-z@]+ )*(?:func [^(]+|init[?!]?(?:<[^(]*)?|subscript(?:<[^(]*)?)(?=\()/.exec(declaration) ?? [];
  if (head === undefined) return undefined;
  const end = closing(declaration, head.length);
  return { head, parameters: splitAtCommas(declaration.slice(head.length + 1, end)).map(parameter), tail: declaration.slice(end + 1) };
}

/** Returns the index of the bracket that closes the one at an index. */
function closing(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === '(') depth += 1;
    if (text[index] === ')') depth -= 1;
    if (depth === 0) return index;
  }
  return text.length;
}

/** An app does not see the name of a parameter behind its label, and only whether there is a default value. */
function parameter(text: string): string {
  const [, label = '', type = ''] = /^(\S+)(?: \S+)?: ([^]*)$/.exec(text) ?? [];
  return `${label}: ${type.replace(/ = [^]*$/, ' = default')}`;
}

export const textOf = ({ head, parameters, tail }: Callable): string => `${head}(${parameters.join(', ')})${tail}`;

/** Whether every call of a function compiles with another one: that one has the same parameters, and more of them that may be omitted. */
export function accepts(now: Callable, before: Callable): boolean {
  if (now.head !== before.head || now.tail !== before.tail) return false;
  let next = 0;
  const added = now.parameters.filter((each) => {
    const isOld = isSame(each, before.parameters[next]);
    if (isOld) next += 1;
    return !isOld;
  });
  return next === before.parameters.length && added.every((each) => each.endsWith(' = default'));
}

const isSame = (now: string, before: string | undefined): boolean => now === before || now === `${before} = default`;
