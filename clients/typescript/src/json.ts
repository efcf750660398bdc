/** The value of a text in JSON; undefined when the text is not JSON. A byte order mark before it is ignored (RFC 8259 §8.1): trim takes it for white space. */
export function parse<Value>(text: string): Value | undefined {
  try {
    const value: Value = JSON.parse(text.trim());
    return value;
  } catch {
    return undefined;
  }
}
