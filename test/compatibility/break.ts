/** A change that can break an app or another client that works with the last release. */
export interface Break {
  /** What changed, as a sentence. */
  what: string;
  /** The location of the change: a file with a line and a JSON pointer, or the file of a record. */
  where: string;
  /** The name that the entry in the changelog must contain, for example the name of the removed property. */
  subject: string;
}
