/** Those of the named properties that the value has. */
export function pick<Value, Name extends keyof Value>(value: Value, names: readonly Name[]): Pick<Value, Name> {
  const picked: Pick<Value, Name> = Object.assign({}, ...names.map((name) => value[name] !== undefined && { [name]: value[name] }));
  return picked;
}
