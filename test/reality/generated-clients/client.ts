import type { Command } from '../../clients/swift/child';
import type { Options } from '../options';

/** A client that a code generator generates from the contract, with a program that uses the client. */
export interface GeneratedClient {
  /** The folder in this directory with the configuration and the program. */
  readonly name: string;
  /** See {@link Part.missing}. */
  missing(options: Options): Promise<string | undefined>;
  /** The commands that generate and compile the client. They run in a copy of the folder, which contains the contract as `openapi.yaml`. */
  build(folder: string): readonly Command[];
  /** The command that runs the program. Its last line is the result. */
  journey(folder: string): Command;
}
