/**
 * A request that says nothing of what only the API may say: a profile that was read is refused where it is not made a request first.
 * Optional properties may be `undefined`, which JSON leaves out.
 */
export type Only<Request, Answer> = Loose<Request> & { readonly [Name in Exclude<keyof Answer, keyof Request>]?: never };

type Loose<Value> = Value extends object
  ? { [Name in keyof Value]: object extends Pick<Value, Name> ? Loose<Value[Name]> | undefined : Loose<Value[Name]> }
  : Value;
