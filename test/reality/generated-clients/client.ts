import type { Command } from '../../clients/swift/child';
import type { Options } from '../options';

/** A client that a generator makes of the contract, with a program that uses it. */
export interface GeneratedClient {
  /** The folder beside this file with its configuration and its program. */
  readonly name: string;
  /** As {@link Part.missing} has it. */
  missing(options: Options): Promise<string | undefined>;
  /** The commands that generate and compile, run in a copy of its folder in which the contract is `openapi.yaml`. */
  build(folder: string): readonly Command[];
  /** The command that makes the journey. It prints the outcome as its last line. */
  journey(folder: string): Command;
}
