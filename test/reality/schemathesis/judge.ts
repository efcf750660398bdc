import type { Accepted, Caller } from './accepted';
import type { Finding } from './findings';

/** Whether an entry of the list accepts a finding of a run. */
export function accepts({ finding, run }: Accepted, name: string, ofRun: Caller): boolean {
  if (run !== undefined && run !== ofRun) return false;
  const pattern = finding.split('*').map((part) => part.replaceAll(/[^\w\s]/g, String.raw`\$&`));
  return new RegExp(`^${pattern.join('.*')}$`).test(name);
}

/** The findings of a run that no entry accepts, as text. */
export const unaccepted = (findings: Iterable<Finding>, list: readonly Accepted[], ofRun: Caller): string[] =>
  [...findings]
    .filter(({ name }) => !list.some((entry) => accepts(entry, name, ofRun)))
    .map(({ name, example }) => `${name}\n    ${example}`);
