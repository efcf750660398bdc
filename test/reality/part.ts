import type { Check } from '../clients/platforms/checks';

/** A counterpart that the product meets at its users' and that this project did not write. */
export interface Part {
  /** As the command line and the report name it, e.g. `react-native`. */
  readonly name: string;
  /** Says what is missing on this machine and how to get it; undefined when nothing is. It may install what npm, PyPI, Maven Central or the Go proxy has. */
  missing(): Promise<string | undefined>;
  /** What must hold. `folder` is an empty folder for the part, removed afterwards. */
  checks(folder: string): Promise<readonly Check[]>;
}
