import type { Options } from '../options';
import type { Part } from '../part';
import { actionlint } from './actionlint/part';
import { cfnLintPart } from './cfn-lint/part';
import { localstackPart } from './localstack/part';
import { ministackPart } from './ministack/part';

/** Programs of other projects that check or run the templates and the workflows. */
export const engineParts = (options: Options): Part[] => [
  actionlint,
  cfnLintPart(options),
  localstackPart(options),
  ministackPart(options),
];
