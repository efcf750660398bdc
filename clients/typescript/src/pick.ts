/** Those of the named properties that the value has. */
export function pick<Value, Name extends keyof Value>(value: Value, names: readonly Name[]): Partial<Pick<Value, Name>> {
  const picked: Partial<Pick<Value, Name>> = {};
  for (const name of names) if (value[name] !== undefined) picked[name] = value[name];
  return picked;
}
