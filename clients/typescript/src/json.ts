/** What a text says in JSON; undefined when it is none. */
export function parse<Value>(text: string): Value | undefined {
  try {
    const value: Value = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
