import type { Accepted, Caller } from './accepted';
import type { Finding, Report } from './findings';

/** Returns whether an entry of the list accepts a finding of a run. */
export function accepts({ findings, run }: Accepted, name: string, ofRun: Caller): boolean {
  return (run === undefined || run === ofRun) && findings.some((finding) => matches(finding, name));
}

function matches(finding: string, name: string): boolean {
  const pattern = finding.split('*').map((part) => part.replaceAll(/[^\w\s]/g, String.raw`\$&`));
  return new RegExp(`^${pattern.join('.*')}$`, 's').test(name);
}

/** Returns the findings of a run that no entry accepts. */
export const unaccepted = ({ caller, findings }: Pick<Report, 'caller' | 'findings'>, list: readonly Accepted[]): Finding[] =>
  [...findings.values()].filter(({ name }) => !list.some((entry) => accepts(entry, name, caller)));

/** Returns the entries that accept no finding of any run. Such an entry could hide the next error. */
export const stale = (reports: readonly Pick<Report, 'caller' | 'findings'>[], list: readonly Accepted[]): Accepted[] =>
  list.filter((entry) => !reports.some(({ caller, findings }) => [...findings.keys()].some((name) => accepts(entry, name, caller))));
