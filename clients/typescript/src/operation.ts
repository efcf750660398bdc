/** What the runtime knows of an operation. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /** The header parameters in lower case, by member of the input. Members without a place here or in the path are query parameters. */
  readonly headers: Readonly<Record<string, string>>;
  /** What success is: by status the shape of its JSON, null when there is no content. Status 304 answers If-None-Match. */
  readonly answers: Readonly<Record<number, string | null>>;
}
