import type { Check } from '../clients/platforms/checks';

/** Checks of the product with one program of another project, such as a proxy, a browser or a code generator. */
export interface Part {
  /** The name on the command line and in the report, such as `react-native`. */
  readonly name: string;
  /** Returns what is missing on this machine and how to install it; undefined when the part can run. May install packages of npm, PyPI, Maven and Go. */
  missing(): Promise<string | undefined>;
  /** Returns the checks of the part. @param folder an empty folder, which is removed afterwards */
  checks(folder: string): Promise<readonly Check[]>;
}
