import { isObject, objectIn } from '../../../../infra/import-check/json';
import type { Accepted } from './accepted';

/** A finding of cfn-lint. */
export interface Finding {
  readonly rule: string;
  readonly message: string;
  /** The location in the template, with slashes. */
  readonly path: string;
}

/** Reads the JSON output of cfn-lint. @throws Error with the output when it is no list of findings */
export function readFindings(output: string): Finding[] {
  const found = parsed(output);
  if (!Array.isArray(found)) throw new Error(`cfn-lint returned no findings:\n${output}`);
  return found.filter(isObject).map((finding) => {
    const path = objectIn(finding, 'Location')['Path'];
    return {
      rule: String(objectIn(finding, 'Rule')['Id']),
      message: String(finding['Message']),
      path: Array.isArray(path) ? path.join('/') : '',
    };
  });
}

function parsed(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}

/** Returns whether an entry of the list accepts a finding. */
export const isAccepted = ({ rule, message }: Finding, entry: Accepted): boolean => rule === entry.rule && entry.message.test(message);

/** Returns the entries that accept no finding. */
export const unused = (findings: readonly Finding[], entries: readonly Accepted[]): Accepted[] =>
  entries.filter((entry) => !findings.some((finding) => isAccepted(finding, entry)));
