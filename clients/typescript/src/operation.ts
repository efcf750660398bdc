/**
 * What JSON of the API has at least: each required member, with the shape of the items of a list of objects, otherwise null.
 * Each shape of the contract is one object: the same object means the same shape.
 */
export interface Shape {
  readonly [member: string]: Shape | null;
}

/** What the runtime knows of an operation. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /** The header parameters in lower case, by member of the input. Members without a place here or in the path are query parameters. */
  readonly headers: Readonly<Record<string, string>>;
  /** What success is: by status the shape of its JSON, null when there is no content. Status 304 answers If-None-Match and is undefined: no success by itself. */
  readonly answers: Readonly<Record<number, Shape | null | undefined>>;
}
