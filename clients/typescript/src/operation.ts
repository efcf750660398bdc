/** What the runtime knows of an operation. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /** The header parameters in lower case, by member of the input. Members without a place here or in the path are query parameters. */
  readonly headers: Readonly<Record<string, string>>;
  /** What success is: by status the shape of its JSON, null when there is no content. Status 304 answers If-None-Match. */
  readonly answers: Readonly<Record<number, string | null>>;
}

/** The members that the JSON of each shape has at least, by the shape's name: for a list of shapes the name of its items' shape, otherwise ''. */
export type Members = Readonly<Record<string, Readonly<Record<string, string>>>>;
